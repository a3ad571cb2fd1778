package dev.signalbox.docs.hello;

import static dev.signalbox.testing.SignalboxAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import dev.signalbox.testing.SignalboxExtension;
import dev.signalbox.testing.TestSignalbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The message that the page about the wire sends by hand is an event. */
class WirePageTest {

    private static final Path PAGE = Path.of("../../docs/wire.md");

    private final Mailer mailer = new Mailer();

    @RegisterExtension
    final SignalboxExtension boxes =
            SignalboxExtension.withTable(emitter -> new HelloEvents_Table(() -> new Onboarding(mailer)));

    @Test
    void whatKcatSendsIsHandled(TestSignalbox box) throws IOException {
        String command = Files.readString(PAGE).split("```sh\n", 2)[1].split("```", 2)[0];
        String topic = only("-t (\\S+)", command);
        String key = only("-k (\\S+)", command);
        Headers.Builder headers = Headers.builder();
        Pattern.compile("-H (\\S+?)=(\\S+)")
                .matcher(command)
                .results()
                .forEach(header -> headers.add(header.group(1), header.group(2)));

        box.publishRaw(
                topic, key, headers.build(), only("echo '(.+?)'", command).getBytes(UTF_8));

        assertThat(box).hasNoDeadLetters();
        assertThat(box.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.succeeded()).isTrue();
            assertThat(attempt.delivery().key()).isEqualTo(key);
        });
    }

    private static String only(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
