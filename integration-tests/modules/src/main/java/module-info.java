/** Ships that arrive over a broker: Dagger, both transports and CBOR on the module path. */
@SuppressWarnings("requires-automatic") // Dagger's jar has no descriptor.
// tag::module[]
module dev.signalbox.harbour {
    requires dagger;
    requires dev.signalbox.kafka;
    requires dev.signalbox.rabbitmq;
    requires jakarta.inject;
    requires tools.jackson.dataformat.cbor;
}
// end::module[]
