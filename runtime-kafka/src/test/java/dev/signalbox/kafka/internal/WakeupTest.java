package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;

class WakeupTest {

    private static final TopicPartition PLACE = new TopicPartition("orders", 0);

    private final Client client = new Client();
    private final Wakeup wakeup = new Wakeup(client);

    /** Polls call back once; a wakeup ends what waits next, as the real one does. */
    private static final class Client extends MockConsumer<byte[], byte[]> {

        private final List<String> calls = new ArrayList<>();
        private Runnable called = () -> {};
        private boolean woken;
        private boolean waits = true;

        Client() {
            super("earliest");
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            Runnable callback = called;
            called = () -> {};
            callback.run();
            if (waits) {
                endWhatWaits("poll");
            }
            return ConsumerRecords.empty();
        }

        @Override
        public synchronized void wakeup() {
            woken = true;
        }

        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
            endWhatWaits("commit of " + offsets.size());
        }

        private void endWhatWaits(String call) {
            boolean ends = woken;
            woken = false;
            calls.add(call + (ends ? " is woken" : ""));
            if (ends) {
                throw new WakeupException();
            }
        }
    }

    /** What waits in a rebalance: a commit. */
    private final ConsumerRebalanceListener commits = new ConsumerRebalanceListener() {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            wakeup.wake();
            client.commitSync(Map.of(PLACE, new OffsetAndMetadata(1)), Duration.ZERO);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            onPartitionsAssigned(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            onPartitionsAssigned(partitions);
        }
    };

    @Test
    void aPollIsEndedAndReturnsNothing() {
        client.called = wakeup::wake;
        assertThat(wakeup.poll(client, Duration.ZERO)).isEmpty();
        assertThat(client.calls).containsExactly("poll is woken");
    }

    @Test
    void aRebalanceIsNotDisturbedAndThePollThatItIsInIsEnded() {
        ConsumerRebalanceListener undisturbed = wakeup.undisturbed(commits);
        for (Runnable change : List.<Runnable>of(
                () -> undisturbed.onPartitionsAssigned(List.of(PLACE)),
                () -> undisturbed.onPartitionsRevoked(List.of(PLACE)),
                () -> undisturbed.onPartitionsLost(List.of(PLACE)))) {
            client.calls.clear();
            client.called = change;
            wakeup.poll(client, Duration.ZERO);
            assertThat(client.calls).containsExactly("commit of 1", "poll is woken");
        }
    }

    @Test
    void whatCameJustBeforeARebalanceDoesNotDisturbIt() {
        ConsumerRebalanceListener undisturbed = wakeup.undisturbed(commits);
        client.called = () -> {
            wakeup.wake();
            undisturbed.onPartitionsRevoked(List.of(PLACE));
        };
        wakeup.poll(client, Duration.ZERO);
        assertThat(client.calls).containsExactly("commit of 0 is woken", "commit of 1", "poll is woken");
    }

    /** As in what unsubscribes, or closes. */
    @Test
    void aRebalanceOutsideOfAPollWakesNobody() {
        wakeup.undisturbed(commits).onPartitionsRevoked(List.of(PLACE));
        assertThat(client.calls).containsExactly("commit of 1");
        assertThat(client.woken).isFalse();
    }

    /** The poll had something to return, and so did not wait. */
    @Test
    void whatCameTooLateForAPollDoesNotDisturbTheNextRebalance() {
        client.waits = false;
        client.called = wakeup::wake;
        wakeup.poll(client, Duration.ZERO);
        client.called = () -> wakeup.undisturbed(commits).onPartitionsRevoked(List.of(PLACE));
        wakeup.poll(client, Duration.ZERO);
        assertThat(client.calls).containsExactly("commit of 0 is woken", "commit of 1");
    }

    @Test
    void whatCameTooLateForAPollIsForgotten() {
        client.waits = false;
        client.called = wakeup::wake;
        wakeup.poll(client, Duration.ZERO);
        wakeup.forget();
        wakeup.forget();
        client.commitSync(Map.of(PLACE, new OffsetAndMetadata(1)), Duration.ZERO);
        assertThat(client.calls).containsExactly("commit of 0 is woken", "commit of 1");
    }
}
