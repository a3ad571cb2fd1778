package ${package};

import dagger.Module;
import dagger.Provides;
#if( $transport == "kafka" )
import dev.signalbox.kafka.KafkaTransport;
#end
#if( $transport == "rabbitmq" )
import dev.signalbox.rabbitmq.RabbitMqTransport;
#end
import dev.signalbox.runtime.SignalboxOptions;
#if( $transport == "memory" )
import dev.signalbox.runtime.memory.InMemoryTransport;
#end
import jakarta.inject.Singleton;

/** What is to be wired: the options, and what the handlers need. */
@Module
interface ${service}Module {

    @Provides
    @Singleton
    static SignalboxOptions options() {
#if( $transport == "kafka" )
        String broker = System.getProperty("broker", "localhost:9092");
#end
#if( $transport == "rabbitmq" )
        String broker = System.getProperty("broker", "amqp://guest:guest@localhost:5672/");
#end
        return SignalboxOptions.builder("${artifactId}")
#if( $transport == "kafka" )
                .transport(KafkaTransport.builder(broker).build())
#end
#if( $transport == "memory" )
                .transport(new InMemoryTransport())
#end
#if( $transport == "rabbitmq" )
                .transport(RabbitMqTransport.builder(broker).build())
#end
                .build();
    }

    @Provides
    static Mailer mailer() {
        return (to, text) -> System.out.println("To " + to + ": " + text);
    }
}
