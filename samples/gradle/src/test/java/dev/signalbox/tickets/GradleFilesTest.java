package dev.signalbox.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Maven can know of a build that it does not run. */
class GradleFilesTest {

    private static final Pattern WITH_VERSION = Pattern.compile("\"([\\w.-]+:[\\w.-]+:[\\w.-]+)\"");

    @Test
    void theVersionsAreThoseOfThisBuild() throws IOException {
        List<String> named = WITH_VERSION
                .matcher(Files.readString(Path.of("build.gradle.kts")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(named)
                .containsExactlyInAnyOrder(
                        "dev.signalbox:signalbox-bom:" + System.getProperty("signalbox.version"),
                        "org.jspecify:jspecify:" + System.getProperty("jspecify.version"),
                        "org.slf4j:slf4j-simple:" + System.getProperty("slf4j.version"));
    }

    @Test
    void theMainClassIsThere() throws IOException {
        assertThat(Files.readString(Path.of("build.gradle.kts")))
                .contains("mainClass.set(\"" + Tickets.class.getName() + "\")");
    }
}
