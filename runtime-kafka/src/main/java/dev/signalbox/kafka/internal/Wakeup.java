package dev.signalbox.kafka.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets other threads end what the poll thread waits for. */
final class Wakeup {

    private static final Logger LOG = LoggerFactory.getLogger(Wakeup.class);

    /** How long commits that are under way may keep it. */
    private static final Duration FORGET = Duration.ofSeconds(1);

    private final Consumer<?, ?> consumer;

    /** Guarded by the monitor, as what follows. */
    private boolean wanted;

    private boolean polling;

    /** Whether the client was woken, and nothing that waited has ended by it so far. */
    private boolean pending;

    Wakeup(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** Ends the wait that there is, or else the next one before it begins. */
    synchronized void wake() {
        wanted = true;
        if (polling) {
            wakeClient();
        } else {
            notifyAll();
        }
    }

    /** Polls; woken, it returns without records. */
    <K, V> ConsumerRecords<K, V> poll(Consumer<K, V> consumer, Duration longest) {
        Duration timeout;
        synchronized (this) {
            timeout = wanted ? Duration.ZERO : longest;
            polling = true;
        }
        try {
            return consumer.poll(timeout);
        } catch (WakeupException woken) {
            ended();
            return ConsumerRecords.empty();
        } finally {
            synchronized (this) {
                polling = false;
                wanted = false;
            }
        }
    }

    /** Calls a rebalance's listener without disturbing it: what is meant to end the poll does so afterwards. */
    ConsumerRebalanceListener undisturbed(ConsumerRebalanceListener listener) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                undisturbed(() -> listener.onPartitionsAssigned(partitions));
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                undisturbed(() -> listener.onPartitionsRevoked(partitions));
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                undisturbed(() -> listener.onPartitionsLost(partitions));
            }
        };
    }

    /**
     * Forgets a wakeup that came when the poll was over already. A commit that it disturbs goes on behind its caller's
     * back where the broker shares the partitions out, and may come after a later one, of more.
     */
    void forget() {
        if (!isPending()) {
            return;
        }
        try {
            consumer.commitSync(Map.of(), FORGET);
        } catch (WakeupException forgotten) {
            LOG.debug("A wakeup came after the poll that it was meant for");
        } catch (KafkaException notNow) {
            LOG.debug("Commits that were under way have failed", notNow);
        }
        ended();
    }

    private void undisturbed(Runnable callback) {
        boolean inPoll;
        synchronized (this) {
            inPoll = polling;
            polling = false;
        }
        try {
            forget();
            callback.run();
        } finally {
            synchronized (this) {
                polling = inPoll;
                if (inPoll && wanted) {
                    wakeClient();
                }
            }
        }
    }

    private synchronized void wakeClient() {
        pending = true;
        consumer.wakeup();
    }

    private synchronized boolean isPending() {
        return pending;
    }

    private synchronized void ended() {
        pending = false;
    }

    /** Asks the broker once more where a wakeup has disturbed the question. */
    static void insist(Runnable question) {
        boolean again = true;
        while (again) {
            again = false;
            try {
                question.run();
            } catch (WakeupException meantForThePoll) {
                again = true;
            }
        }
    }

    /** Waits without the broker. */
    synchronized void await(long millis) throws InterruptedException {
        if (!wanted) {
            TimeUnit.MILLISECONDS.timedWait(this, millis);
        }
        wanted = false;
    }
}
