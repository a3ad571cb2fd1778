package dev.signalbox.benchmarks.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.Rival;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** RabbitMQ's own client, waiting for the confirms of a batch before the next one. */
final class WaitingPublisher implements Rival {

    private static final int BATCH = 1_000;
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(60);

    private final Connection connection;
    private final Channel channel;
    private final List<ParcelMessage> messages;

    WaitingPublisher(ParcelQueues queues, List<Parcel> parcels) throws Exception {
        this.messages = ParcelMessage.of(parcels);
        this.connection = queues.connect();
        this.channel = connection.createChannel();
        channel.confirmSelect();
    }

    @Override
    public String name() {
        return "amqp-client, waiting for batches";
    }

    @Override
    public boolean raw() {
        return true;
    }

    @Override
    public long measure(int count) throws Exception {
        long begin = System.nanoTime();
        for (int i = 1; i <= count; i++) {
            messages.get(i % messages.size()).publish(channel);
            if (i % BATCH == 0 || i == count) {
                channel.waitForConfirmsOrDie(PATIENCE_MILLIS);
            }
        }
        return System.nanoTime() - begin;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
