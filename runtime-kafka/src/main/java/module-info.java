/** The Kafka transport. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // The client has no descriptor.
module dev.signalbox.kafka {
    requires transitive dev.signalbox.runtime;
    requires transitive kafka.clients;
    requires org.slf4j;
    // The client's own needs, which a jar without a descriptor cannot say.
    requires java.logging;
    requires java.management;
    requires java.security.jgss;
    requires java.security.sasl;
    requires jdk.unsupported;

    exports dev.signalbox.kafka;
    // The client makes the partition assignor, by its name.
    exports dev.signalbox.kafka.internal to
            kafka.clients;
}
