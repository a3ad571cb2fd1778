/** The engine, the in-memory transport and what transports are written against. */
@SuppressWarnings("requires-automatic") // Dagger's jar has a name, but no descriptor.
module dev.signalbox.runtime {
    requires transitive dev.signalbox;
    requires org.slf4j;
    // Only for applications that require them themselves: Dagger's wiring, two payload formats.
    requires static dagger;
    requires static jakarta.inject;
    requires static tools.jackson.dataformat.cbor;
    requires static tools.jackson.dataformat.smile;

    exports dev.signalbox.runtime;
    exports dev.signalbox.runtime.dagger;
    exports dev.signalbox.runtime.memory;
    exports dev.signalbox.runtime.observe;
    exports dev.signalbox.runtime.receive;
    exports dev.signalbox.runtime.retry;
    exports dev.signalbox.runtime.time;
    exports dev.signalbox.runtime.transport;
    exports dev.signalbox.runtime.wire;
}
