package dev.signalbox.it.rabbitmq;

import dev.signalbox.SignalboxException;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Worker;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import java.nio.file.Path;

/** Tells all there is to tell, begins and ends. */
final class TalkativeWorker {

    private TalkativeWorker() {}

    /** The broker, the group, and where the journal is. */
    public static void main(String[] arguments) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "trace");
        System.setProperty("org.slf4j.simpleLogger.log.dev.signalbox.runtime.receive", "trace");
        RabbitMqTransport transport = RabbitMqTransport.builder(arguments[0]).build();
        System.out.println(transport + " " + transport.name());
        Journal journal = new Journal(arguments[1], Journal.open(Path.of(arguments[2])));
        try (Signalbox box = Worker.box(transport, arguments[1], journal)) {
            box.start();
            System.out.println("started");
        } catch (SignalboxException refused) {
            refused.printStackTrace(System.out);
        }
    }
}
