package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.EmitException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final int FRAME = 4_096;

    private final Outbox outbox = new Outbox();
    private final AtomicInteger ended = new AtomicInteger();
    private long number;

    @Test
    void theFirstThatAddsHasToWriteAndTheOthersNeedNot() {
        assertThat(outbox.add(sending("a"))).isEqualTo(Outbox.Added.WRITE);
        assertThat(outbox.add(sending("b"))).isEqualTo(Outbox.Added.NOTHING);
        assertThat(written()).containsExactly("a", "b");
        assertThat(outbox.add(sending("c"))).isEqualTo(Outbox.Added.WRITE);
        outbox.rest();
        assertThat(outbox.add(sending("d"))).isEqualTo(Outbox.Added.WRITE);
    }

    @Test
    void whatIsNotConfirmedIsWrittenAgainBeforeWhatWaits() {
        add("a", "b", "c");
        assertThat(written()).containsExactly("a", "b", "c");
        assertThat(names(outbox.confirmed(2, false).messages())).containsExactly("b");
        add("d");
        outbox.returned(each -> each.routingKey().equals("c"), "no route");
        outbox.putBack();
        assertThat(outbox.all()).allMatch(each -> each.returned() == null);
        assertThat(written()).containsExactly("a", "c", "d");
        assertThat(names(outbox.confirmed(6, true).messages())).containsExactly("a", "c", "d");
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void afterALostChannelOneAtATimeIsWrittenUntilAllAreConfirmed() {
        add("a", "b", "c");
        assertThat(written()).hasSize(3);
        assertThat(outbox.blame()).as("it may be any of the three").isEmpty();
        outbox.putBack();
        assertThat(written()).containsExactly("a");
        assertThat(outbox.confirmed(number, false).goOn()).isTrue();
        assertThat(written()).containsExactly("b");
        assertThat(names(outbox.blame())).containsExactly("b");
        outbox.putBack();
        assertThat(written()).containsExactly("c");
        assertThat(outbox.confirmed(number, false).goOn()).isTrue();
        add("d", "e");
        assertThat(written()).containsExactly("d", "e");
    }

    @Test
    void whatNobodyWaitsForIsNotWrittenAndHasEnded() {
        Sending givenUp = sending("a");
        outbox.add(givenUp);
        add("b");
        givenUp.confirmation().cancel(false);
        assertThat(written()).containsExactly("b");
        assertThat(ended).hasValue(1);
    }

    @Test
    void whatAmqpCannotSayTakesNoNumber() {
        Sending strange = new Sending(
                "e",
                "a",
                new BasicProperties.Builder().messageId("x".repeat(300)).build(),
                new byte[0],
                true,
                () -> {});
        outbox.add(strange);
        add("b");
        assertThat(written()).containsExactly("a", "b");
        assertThat(strange.problem()).isNotNull();
        assertThat(number).isEqualTo(1);
        assertThat(names(outbox.all())).containsExactly("b");
    }

    @Test
    void aClosedOneGivesAllOutAndTakesNothing() {
        add("a", "b");
        outbox.next(FRAME, () -> ++number);
        assertThat(names(outbox.close())).containsExactly("a", "b");
        assertThat(outbox.add(sending("c"))).isEqualTo(Outbox.Added.CLOSED);
        assertThat(outbox.all()).isEmpty();
    }

    @Test
    void aMessageHasEndedBeforeItsConfirmationCompletes() {
        Sending confirmed = sending("a");
        CompletableFuture<Integer> endedBefore = confirmed.confirmation().thenApply(nothing -> ended.get());
        confirmed.confirm();
        assertThat(endedBefore).isCompletedWithValue(1);
        Sending failed = sending("b");
        failed.fail(new EmitException("no"));
        assertThat(failed.confirmation()).isCompletedExceptionally();
        assertThat(ended).hasValue(2);
    }

    private void add(String... names) {
        for (String name : names) {
            outbox.add(sending(name));
        }
    }

    private Sending sending(String name) {
        return new Sending("e", name, new BasicProperties.Builder().build(), new byte[0], true, ended::incrementAndGet);
    }

    /** Writes all that is to be written now. */
    private List<String> written() {
        List<Sending> written = new ArrayList<>();
        for (Sending next = next(); next != null; next = next()) {
            written.add(next);
        }
        return names(written);
    }

    private @Nullable Sending next() {
        return outbox.next(FRAME, () -> ++number);
    }

    private static List<String> names(List<Sending> messages) {
        return messages.stream().map(Sending::routingKey).toList();
    }
}
