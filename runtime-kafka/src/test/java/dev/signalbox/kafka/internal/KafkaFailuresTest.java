package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.EmitException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class KafkaFailuresTest {

    @Test
    void whatMayPassIsWorthAnotherTry() {
        EmitException failure = emit(new CompletionException(new TimeoutException("30 s")));
        assertThat(failure.retriable()).isTrue();
        assertThat(failure).hasMessageContainingAll("orders", "kafka(here)", "30 s", "Trying again can help");
        assertThat(emit(new NotLeaderOrFollowerException()).retriable()).isTrue();
    }

    @Test
    void whatWillNotPassIsNot() {
        assertThat(emit(new RecordTooLargeException("2 MB")))
                .hasMessageContainingAll("max.message.bytes", "max.request.size")
                .extracting(EmitException::retriable)
                .isEqualTo(false);
        assertThat(emit(new TopicAuthorizationException(Set.of("orders"))))
                .hasMessageContaining("does not permit")
                .extracting(EmitException::retriable)
                .isEqualTo(false);
    }

    /** The producer says this of itself until it has asked the broker again. */
    @Test
    void theReasonIsTakenFromBehindTheClientsState() {
        assertThat(emit(new KafkaException("in an error state", new ClusterAuthorizationException("no"))))
                .hasMessageContaining("does not permit")
                .hasMessageNotContaining("error state");
    }

    @Test
    void aMemberGoesOnUnlessTryingAgainCannotHelp() {
        assertThat(new Exception[] {
                    new SaslAuthenticationException("no"),
                    new TopicAuthorizationException(Set.of("orders")),
                    new FencedInstanceIdException("another"),
                    new NoOffsetForPartitionException(new TopicPartition("orders", 0)),
                    new OffsetOutOfRangeException(Map.of(new TopicPartition("orders", 0), 5L))
                })
                .allMatch(KafkaFailures::isFinal);
        assertThat(new Throwable[] {
                    new TimeoutException("late"),
                    new CommitFailedException(),
                    new KafkaException("unexpected"),
                    new IllegalStateException("Assignor violates its requirements"),
                    new OutOfMemoryError("heap"),
                    new NoClassDefFoundError("Order")
                })
                .noneMatch(KafkaFailures::isFinal);
    }

    private static EmitException emit(Throwable failure) {
        return KafkaFailures.emit("orders", failure, "kafka(here)");
    }
}
