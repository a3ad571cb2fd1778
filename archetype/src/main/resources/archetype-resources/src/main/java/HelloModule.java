package ${package};

import dagger.Module;
import dagger.Provides;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.SignalboxOptions;
import jakarta.inject.Singleton;

/** What is to be wired: the options, and what the handlers need. */
@Module
interface HelloModule {

    @Provides
    @Singleton
    static SignalboxOptions options() {
        String broker = System.getProperty("broker", "amqp://guest:guest@localhost:5672/");
        return SignalboxOptions.builder("hello")
                .transport(RabbitMqTransport.builder(broker).build())
                .build();
    }

    @Provides
    static Mailer mailer() {
        return (to, text) -> System.out.println("To " + to + ": " + text);
    }
}
