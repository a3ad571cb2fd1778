package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.SignalboxException;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka's clients cannot be made, as a class of theirs is broken: an {@link Error}, and no broker is asked. */
class UnusableClientTest {

    private static final Duration PROMPT = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void everybodyWhoWaitsHearsAtOnceWhatIsWrong() {
        KafkaTransport transport = KafkaTransport.builder("127.0.0.1:1")
                .property("config.providers", "broken")
                .property("config.providers.broken.class", BrokenProvider.class.getName())
                .build();
        try (Signalbox box = Worker.box(transport, "none", new Journal("none", Journal.open(folder.resolve("j"))))) {
            assertSaysWhy(box::start);
            assertSaysWhy(box::start);
            assertSaysWhy(() -> box.deadLetters().list("jobs", 10));
            assertSaysWhy(
                    () -> box.emitter().emit(new Job("k", 1, 0, Job.Fate.DONE)).join());
        }
    }

    private static void assertSaysWhy(Runnable what) {
        long begin = System.nanoTime();
        assertThatThrownBy(what::run)
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isInstanceOf(SignalboxException.class),
                        failure -> assertThat(failure).hasCauseInstanceOf(SignalboxException.class))
                .hasMessageContaining("127.0.0.1:1")
                .hasStackTraceContaining("could not be made: NoClassDefFoundError");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PROMPT);
    }

    /** It cannot even be loaded. */
    public static final class BrokenProvider implements ConfigProvider {

        private static final String SECRETS = secrets();

        private static String secrets() {
            throw new NoClassDefFoundError("a class of the secrets' store");
        }

        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public ConfigData get(String path) {
            return new ConfigData(Map.of("path", SECRETS));
        }

        @Override
        public ConfigData get(String path, Set<String> keys) {
            return get(path);
        }

        @Override
        public void close() {}
    }
}
