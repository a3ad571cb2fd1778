package dev.signalbox.testing.contract;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/**
 * What every transport passes whose broker a test can stop: the contract, and what the engine promises while
 * the broker is away. A case that stops the broker starts it again; so that cases of other classes do not
 * meet a broker that is down, let them run one after the other.
 */
public abstract class BrokerContract extends TransportContract implements OutageCases {

    private boolean stopped;

    /** For subclasses. */
    protected BrokerContract() {}

    /** Stops the broker, best without a warning; what it has confirmed must outlive that. */
    protected abstract void stopBroker();

    /** Starts the broker that was stopped; returns when it answers. */
    protected abstract void startBroker();

    /** A minute by default: a broker that was killed takes its time to come back. */
    @Override
    protected Duration patience() {
        return Duration.ofMinutes(1);
    }

    @Override
    public final void beginOutage() {
        stopped = true;
        stopBroker();
    }

    @Override
    public final void endOutage() {
        startBroker();
        stopped = false;
    }

    /** Starts the broker again where a case has failed while it was down. */
    @AfterEach
    final void restoreBroker() {
        if (stopped) {
            endOutage();
        }
    }
}
