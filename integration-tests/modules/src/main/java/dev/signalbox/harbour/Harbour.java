package dev.signalbox.harbour;

import dagger.BindsInstance;
import dagger.Component;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.dagger.SignalboxModule;
import dev.signalbox.runtime.transport.Transport;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** The object graph, and a program that has one ship arrive over a broker: {@code kafka ADDRESS} or {@code rabbitmq URI}. */
@Singleton
@Component(modules = {HarbourEvents_Module.class, SignalboxModule.class, HarbourModule.class})
interface Harbour {

    Signalbox signalbox();

    Pier pier();

    /** Takes what differs. */
    @Component.Factory
    interface Factory {

        Harbour over(@BindsInstance Transport transport);
    }

    static void main(String[] args) throws InterruptedException {
        Harbour harbour = DaggerHarbour.factory().over(transport(args[0], args[1]));
        try (Signalbox box = harbour.signalbox()) {
            box.start();
            box.emitter()
                    .emit(new ShipArrived("Mary", List.of("tea", "tin"), Instant.now()))
                    .join();
            harbour.pier().awaitFirst();
        }
    }

    private static Transport transport(String broker, String address) {
        return broker.equals("kafka")
                ? KafkaTransport.builder(address).build()
                : RabbitMqTransport.builder(address).build();
    }
}
