package dev.signalbox.testing.memory;

import dev.signalbox.Headers;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.testing.contract.TransportContract;
import org.jspecify.annotations.Nullable;

// tag::contract[]
class InMemoryTransportContractTest extends TransportContract {

    private final InMemoryTransport broker = new InMemoryTransport();

    @Override
    protected Transport transport() {
        return broker;
    }

    @Override
    protected void publishRaw(String topic, @Nullable String key, Headers headers, byte[] payload) {
        broker.publishRaw(topic, key, headers, payload);
    }
}
// end::contract[]
