package dev.signalbox.testing.contract;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every transport passes: the promises of the engine, with real threads and real time, over a real
 * broker. Extend it, return the transport, and run it with JUnit 5. Each case uses topics and groups that
 * nobody has used before, so the broker need not be empty; what a case leaves there stays. After each case
 * the stats of its boxes have to add up; a case that fails tells them.
 *
 * <p>Extend {@link BrokerContract} instead where a test can stop the broker.
 */
@ExtendWith(StatsOnFailure.class)
@SuppressWarnings("exports") // JUnit makes the extension, and boxes() is public only as interfaces' methods are.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class TransportContract
        implements AtLeastOnceCases,
                IndependentHandlersCases,
                KeyOrderCases,
                RetryCases,
                DecodingCases,
                TimeoutCases,
                DeadLetterCases,
                ReplayCases,
                ClosingCases,
                BoundedMemoryCases,
                ObserverCases,
                EmittingCases,
                GroupCases,
                FaultCases {

    private @Nullable ContractBoxes boxes;

    /** For subclasses. */
    protected TransportContract() {}

    /** Describes the broker under test; asked for each box, always the same broker. */
    protected abstract Transport transport();

    /** How long a case waits for what has to happen; 20 seconds by default. */
    protected Duration patience() {
        return Duration.ofSeconds(20);
    }

    /**
     * Puts a message there as another program would, and returns when the broker has it. By default over a
     * connection of its own, without a box.
     *
     * @param key the ordering key, or null
     */
    protected void publishRaw(String topic, @Nullable String key, Headers headers, byte[] payload) {
        ConnectionSettings settings = new ConnectionSettings("stranger", patience(), patience());
        try (TransportConnection connection = transport().open(settings)) {
            new Patience(patience())
                    .await(
                            "the stranger's message",
                            connection.publisher().publish(new OutboundMessage(topic, key, headers, payload)));
        }
    }

    /**
     * Cuts the connections of all boxes of this case, so that what they have not settled is delivered again.
     * By default the deliveries are taken away on this side of the broker; a transport whose connections can
     * be cut for real does that instead.
     */
    protected void cut() {
        boxes().made().forEach(box -> box.broker().handBack());
    }

    @Override
    public final ContractBoxes boxes() {
        ContractBoxes current = boxes;
        if (current == null) {
            throw new IllegalStateException("No case is running");
        }
        return current;
    }

    /** Makes what a case uses. */
    @BeforeEach
    final void beginCase() {
        boxes = new ContractBoxes(this::transport, this::publishRaw, this::cut, new Patience(patience()));
    }

    /** Closes the boxes of a case and checks what they have counted. */
    @AfterEach
    final void endCase() {
        boxes().end();
    }
}
