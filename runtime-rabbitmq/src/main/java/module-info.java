/** The RabbitMQ transport. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // The client has no descriptor.
module dev.signalbox.rabbitmq {
    requires transitive com.rabbitmq.client;
    requires transitive dev.signalbox.runtime;
    requires org.slf4j;

    exports dev.signalbox.rabbitmq;
}
