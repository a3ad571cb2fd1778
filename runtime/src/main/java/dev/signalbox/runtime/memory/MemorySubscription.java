package dev.signalbox.runtime.memory;

import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One box's membership in a group. Messages are offered by one thread at a time, without the broker's lock. */
final class MemorySubscription implements TransportSubscription {

    private enum State {
        PAUSED,
        WILLING,
        STOPPED
    }

    private final MemoryBroker broker;
    private final MemoryGroup group;
    private final MessageReceiver receiver;
    private final OfferLoop loop;

    /** What this member has not settled. Guarded by the broker's lock. */
    private final Set<MemoryDelivery> outstanding = new HashSet<>();

    /** Guarded by the broker's lock. */
    private SubscriptionSpec spec;

    /** Written under the broker's lock. */
    private volatile State state = State.PAUSED;

    /** Written under the broker's lock. */
    private volatile boolean left;

    /** How often it was resumed. Written under the broker's lock. */
    private final AtomicInteger resumes = new AtomicInteger();

    MemorySubscription(
            MemoryBroker broker,
            MemoryGroup group,
            SubscriptionSpec spec,
            MessageReceiver receiver,
            Executor executor,
            int looks) {
        this.broker = broker;
        this.group = group;
        this.spec = spec;
        this.receiver = receiver;
        this.loop = new OfferLoop(executor, looks, this::offerAll, () -> state == State.STOPPED);
    }

    MemoryGroup group() {
        return group;
    }

    Set<MemoryDelivery> outstanding() {
        return outstanding;
    }

    List<TopicPattern> topics() {
        return spec.topics();
    }

    boolean reads(TopicPattern pattern) {
        return spec.topics().contains(pattern);
    }

    void spec(SubscriptionSpec next) {
        this.spec = next;
    }

    /** Whether it takes messages now. */
    boolean willing() {
        return state == State.WILLING;
    }

    /** It was refused, unless it was resumed in the meantime. */
    void pause(int resumesBefore) {
        if (state == State.WILLING && resumes.get() == resumesBefore) {
            state = State.PAUSED;
        }
    }

    void makeWilling() {
        resumes.incrementAndGet();
        if (state == State.PAUSED) {
            state = State.WILLING;
        }
    }

    void end() {
        state = State.STOPPED;
    }

    /**
     * All that it has not settled is taken away at once: a later one of a key must not begin after an earlier
     * one has gone.
     */
    void leave() {
        end();
        left = true;
    }

    boolean hasLeft() {
        return left;
    }

    @Override
    public void resume() {
        broker.resume(this);
        wake();
    }

    @Override
    public CompletableFuture<Void> change(SubscriptionSpec spec) {
        broker.change(this, spec);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void stop() {
        broker.stop(this);
    }

    /** Offers what there is, soon. */
    void wake() {
        if (willing()) {
            loop.wish();
        }
    }

    void settled(MemoryDelivery delivery, boolean handedBack) {
        broker.settled(this, delivery, handedBack);
    }

    private void offerAll() {
        MemoryDelivery last = null;
        do {
            last = offerNext(last);
        } while (last != null);
    }

    /** Offers the next message; the one that was accepted, or null where there is none to offer now. */
    private @Nullable MemoryDelivery offerNext(@Nullable MemoryDelivery accepted) {
        int resumesBefore = resumes.get();
        MemoryDelivery next = broker.take(this, accepted);
        while (next != null) {
            boolean taken = false;
            try {
                taken = receiver.offer(next.entry().message(), next);
            } finally {
                if (!taken) {
                    broker.refused(this, next, resumesBefore);
                }
            }
            if (taken) {
                return next;
            }
            resumesBefore = resumes.get();
            next = broker.take(this, null);
        }
        return null;
    }
}
