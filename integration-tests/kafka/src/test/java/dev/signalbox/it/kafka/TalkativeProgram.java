package dev.signalbox.it.kafka;

import dev.signalbox.EmitOptions;
import dev.signalbox.SignalboxException;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletionException;

/** Logs all that there is to log about a start that goes well, and one that does not. */
final class TalkativeProgram {

    static final String WRONG_SECRET = "open-barley-4711";

    private TalkativeProgram() {}

    /** Ends by itself: the broker, the group, and where the journal is, beside the broker's certificate. */
    public static void main(String[] arguments) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug"); // before the first logger is made
        Path journal = Path.of(arguments[2]);
        Path authority = Objects.requireNonNull(journal.getParent()).resolve("broker.pem");
        for (String secret : new String[] {SecuredBroker.SECRET, WRONG_SECRET}) {
            KafkaTransport transport = SecuredBroker.transport(arguments[0], authority, secret)
                    .property("my.interceptors.token", secret)
                    .build();
            System.out.println(transport);
            try (Signalbox box =
                    Worker.box(transport, arguments[1], new Journal(arguments[1], Journal.open(journal)))) {
                tell(box::start);
                tell(() -> box.emitter()
                        .emit(
                                new Job("k", 1, 0, Job.Fate.DONE),
                                EmitOptions.builder().id("1").build())
                        .join());
                Await.pause(1_000);
            }
        }
        System.out.println("The end");
    }

    private static void tell(Runnable step) {
        try {
            step.run();
        } catch (SignalboxException | CompletionException failure) {
            failure.printStackTrace(System.out);
        }
    }
}
