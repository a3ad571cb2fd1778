package dev.signalbox.kafka.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.WakeupException;

/** Lets other threads end what the poll thread waits for. */
final class Wakeup {

    private final Consumer<?, ?> consumer;

    /** Guarded by the monitor, as what follows. */
    private boolean wanted;

    private boolean polling;

    Wakeup(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** Ends the wait that there is, or else the next one before it begins. */
    synchronized void wake() {
        wanted = true;
        if (polling) {
            consumer.wakeup();
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
            return ConsumerRecords.empty();
        } finally {
            synchronized (this) {
                polling = false;
                wanted = false;
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
