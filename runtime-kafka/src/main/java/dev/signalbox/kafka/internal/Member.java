package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.transport.MessageReceiver;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * One member of a consumer group, before it joins.
 *
 * @param transport what the broker is called in messages
 * @param consumer owned by the thread of the member's {@link ConsumerLoop}
 * @param receiver the engine
 * @param marks how far what was replayed is handled
 * @param drainTimeout how long handlers may go on with a partition that is taken away
 */
record Member(
        String transport,
        KafkaSettings settings,
        String group,
        Consumer<byte[], byte[]> consumer,
        MessageReceiver receiver,
        ReplayMarks marks,
        Duration drainTimeout) {}
