package dev.signalbox.benchmarks.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.signalbox.benchmarks.broker.Confirmations;
import dev.signalbox.benchmarks.broker.Parcel;
import dev.signalbox.benchmarks.broker.Rival;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;

/** RabbitMQ's own client with a listener for confirms, as its tutorial has it. */
final class ListeningPublisher implements Rival {

    private static final int MOST_UNCONFIRMED = 1_000;

    private final Connection connection;
    private final Channel channel;
    private final List<ParcelMessage> messages;
    private final NavigableSet<Long> unconfirmed = new ConcurrentSkipListSet<>();
    private final Semaphore room = new Semaphore(MOST_UNCONFIRMED);
    private volatile Confirmations confirmations = new Confirmations(0);

    ListeningPublisher(ParcelQueues queues, List<Parcel> parcels) throws Exception {
        this.messages = ParcelMessage.of(parcels);
        this.connection = queues.connect();
        this.channel = connection.createChannel();
        channel.confirmSelect();
        channel.addConfirmListener(this::confirmed, (number, multiple) -> {
            throw new IllegalStateException("The broker has refused " + number);
        });
    }

    @Override
    public String name() {
        return "amqp-client, confirm listener";
    }

    @Override
    public boolean raw() {
        return true;
    }

    @Override
    public long measure(int count) throws Exception {
        confirmations = new Confirmations(count);
        for (int i = 0; i < count; i++) {
            room.acquire();
            unconfirmed.add(channel.getNextPublishSeqNo());
            messages.get(i % messages.size()).publish(channel);
        }
        return confirmations.await();
    }

    private void confirmed(long number, boolean multiple) {
        if (multiple) {
            NavigableSet<Long> all = unconfirmed.headSet(number, true);
            for (Long each = all.pollFirst(); each != null; each = all.pollFirst()) {
                confirmed();
            }
        } else if (unconfirmed.remove(number)) {
            confirmed();
        }
    }

    private void confirmed() {
        room.release();
        confirmations.confirmed(null);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
