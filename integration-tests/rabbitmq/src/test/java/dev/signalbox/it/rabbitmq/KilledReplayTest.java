package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.WorkerProcess;
import dev.signalbox.rabbitmq.ExchangeType;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The process that replays dead letters ends in the middle, without a warning. */
@ExtendWith(OneNode.class)
class KilledReplayTest {

    private static final int LETTERS = 2_000;

    /** The engine has so many on their way at a time. */
    private static final int AT_ONCE = 100;

    @TempDir
    private Path folder;

    /** Replays all, in a process of its own. */
    static final class Replayer {

        private Replayer() {}

        /** Runs to its end: the broker, the group and exchange. */
        public static void main(String[] arguments) {
            try (Signalbox box = Signalbox.create(SignalboxOptions.builder(arguments[1])
                    .transport(RabbitMqTransport.builder(arguments[0])
                            .exchange(arguments[1], ExchangeType.TOPIC)
                            .build())
                    .build())) {
                box.subscribeAll("reader", "jobs", (event, context) -> {});
                box.start();
                box.deadLetters().replayAll("jobs", any -> true).join();
            }
        }
    }

    @Test
    void nothingIsLostAndWhatComesTwiceWasOnItsWay() {
        try (Rig rig = new Rig()) {
            Sightings handled = new Sightings();
            Signalbox box = KeptLetters.reader(rig, rig.transport(), handled);
            KeptLetters.put(rig, 0, LETTERS, 100);
            try (WorkerProcess worker =
                    WorkerProcess.start(Replayer.class, Rig.broker().uri(), rig.name, folder, 0)) {
                Await.until(() -> box.stats().toString(), () -> box.stats().handled() >= LETTERS / 4);
                worker.kill();
            }
            int left = KeptLetters.list(box.deadLetters()).size();
            assertThat(left).isBetween(1, LETTERS - LETTERS / 4 + AT_ONCE);
            assertThat(box.deadLetters().replayAll("jobs", any -> true).join()).isEqualTo(left);
            Set<String> once = new HashSet<>();
            Await.until(() -> box.stats().toString(), () -> {
                once.addAll(handled.names());
                return once.size() == LETTERS && BrokerView.ready(rig.name + ".jobs") == 0;
            });
            long twice = box.stats().handled() - LETTERS;
            System.out.printf("kill -9 of a replay: %d left, %d handled twice%n", left, twice);
            assertThat(twice).isBetween(0L, (long) AT_ONCE);
            assertThat(KeptLetters.list(box.deadLetters())).isEmpty();
        }
    }
}
