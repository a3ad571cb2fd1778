package dev.signalbox.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

class QuietLogTest {

    @TempDir
    private Path folder;

    @Test
    void saysOnceOnTheErrorStreamThatLoggingCannotBeSetUpAndGoesOn() throws IOException, InterruptedException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(SLF4JServiceProvider.class.getName()), BrokenProvider.class.getName() + "\n");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder + File.pathSeparator + System.getProperty("java.class.path"),
                        Program.class.getName())
                .start();
        String out = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(err).isZero();
        assertThat(out.lines()).containsExactly("done");
        assertThat(err.lines().filter(line -> line.contains("Signalbox")))
                .singleElement()
                .asString()
                .contains("cannot log", "a class that is not there");
    }

    /** Logs three times, in two classes' logs. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            QuietLog.of(Program.class).warn("one");
            QuietLog.of(Program.class).error("two");
            QuietLog.of(QuietLog.class).warn("three");
            System.out.println("done");
        }
    }

    /** A provider that was built against other classes than those that are there. */
    public static final class BrokenProvider implements SLF4JServiceProvider {

        @Override
        public ILoggerFactory getLoggerFactory() {
            throw missing();
        }

        @Override
        public IMarkerFactory getMarkerFactory() {
            throw missing();
        }

        @Override
        public MDCAdapter getMDCAdapter() {
            throw missing();
        }

        @Override
        public String getRequestedApiVersion() {
            return "2.0.99";
        }

        @Override
        public void initialize() {
            throw missing();
        }

        private static NoClassDefFoundError missing() {
            return new NoClassDefFoundError("a class that is not there");
        }
    }
}
