package dev.signalbox.testing.memory;

import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.testing.contract.BrokerContract;
import dev.signalbox.testing.transport.StoppableTransport;

/** The contract with the hooks as they are by default, over a broker that can be away. */
class StoppableBrokerContractTest extends BrokerContract {

    private final StoppableTransport broker = new StoppableTransport(new InMemoryTransport());

    @Override
    protected Transport transport() {
        return broker;
    }

    @Override
    protected void stopBroker() {
        broker.stop();
    }

    @Override
    protected void startBroker() {
        broker.start();
    }
}
