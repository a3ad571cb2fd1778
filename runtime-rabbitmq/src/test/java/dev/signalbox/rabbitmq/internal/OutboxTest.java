package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.EmitException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
        assertThat(names(outbox.confirmed(outbox.numbering(), 2, false, true).messages()))
                .containsExactly("b");
        add("d");
        outbox.returned(each -> each.routingKey().equals("c"), "no route");
        outbox.putBack();
        assertThat(outbox.all()).allMatch(each -> each.returned() == null);
        assertThat(written()).containsExactly("a", "c", "d");
        assertThat(names(outbox.confirmed(outbox.numbering(), 6, true, true).messages()))
                .containsExactly("a", "c", "d");
        assertThat(outbox.all()).isEmpty();
    }

    /** The numbers of the next channel begin with one again. */
    @Test
    void aConfirmOfAChannelThatWasGivenUpIsForNothing() {
        add("a", "b");
        int before = outbox.numbering();
        assertThat(written()).containsExactly("a", "b");
        outbox.putBack();
        number = 0;
        assertThat(written()).containsExactly("a", "b");
        assertThat(outbox.confirmed(before, 2, true, true).messages()).isEmpty();
        assertThat(names(outbox.confirmed(outbox.numbering(), 2, true, true).messages()))
                .containsExactly("a", "b");
    }

    @Test
    void beforeAChannelIsReplacedWhatIsUnderWayComesToItsEnd() {
        add("a");
        assertThat(written()).containsExactly("a");
        assertThat(outbox.quiet()).isEqualTo(1);
        add("b");
        assertThat(written()).isEmpty();
        outbox.confirmed(outbox.numbering(), number, false, true);
        assertThat(written()).isEmpty();
        assertThat(outbox.quiet()).isZero();
        outbox.putBack();
        assertThat(written()).containsExactly("b");
    }

    @Test
    void theFirstOfEachKeyGoesAloneAndHoldsBackNoOtherKey() {
        add("a", "b", "a", "c", "a");
        assertThat(written()).containsExactly("a", "b", "c");
        assertThat(outbox.confirmed(outbox.numbering(), 2, false, true).goOn()).isFalse();
        assertThat(written()).isEmpty();
        add("b", "a");
        assertThat(written()).containsExactly("b");
        assertThat(names(outbox.all())).containsExactly("a", "c", "b", "a", "a", "a");
        assertThat(outbox.confirmed(outbox.numbering(), 4, true, true).goOn()).isTrue();
        add("a", "b");
        assertThat(written()).containsExactly("a", "a", "a", "a", "b");
    }

    /** The queue has not registered the channel, and may refuse the next one too. */
    @Test
    void afterARefusalTheNextOfItsKeyIsTheFirst() {
        add("a", "a", "a", "a");
        assertThat(written()).containsExactly("a");
        assertThat(outbox.confirmed(outbox.numbering(), 1, false, false).goOn()).isTrue();
        assertThat(written()).containsExactly("a");
        outbox.returned(each -> true, "no route");
        assertThat(outbox.confirmed(outbox.numbering(), 2, false, true).goOn()).isTrue();
        assertThat(written()).containsExactly("a");
        assertThat(outbox.confirmed(outbox.numbering(), 3, false, true).goOn()).isTrue();
        assertThat(written()).containsExactly("a");
    }

    @Test
    void whatIsHeldBackKeepsItsOrderOverAnotherChannel() {
        List<Sending> all = List.of(sending("a"), sending("a"), sending("b"), sending("a"));
        all.forEach(outbox::add);
        assertThat(written()).containsExactly("a", "b");
        outbox.putBack();
        assertThat(outbox.all().stream().filter(each -> each.routingKey().equals("a")))
                .containsExactly(all.get(0), all.get(1), all.get(3));
        number = 0;
        assertThat(written()).containsExactly("a", "b");
    }

    @Test
    void whatIsGivenUpWhileItIsHeldBackIsNotWritten() {
        Sending second = sending("a");
        add("a");
        outbox.add(second);
        add("a");
        assertThat(written()).containsExactly("a");
        second.confirmation().cancel(false);
        outbox.confirmed(outbox.numbering(), 1, false, true);
        assertThat(written()).containsExactly("a");
        assertThat(outbox.all()).hasSize(1);
    }

    @Test
    void withVeryManyKeysTheLastOnesGoTogether() {
        IntStream.range(0, 1_000).forEach(i -> add("key-" + i));
        add("late", "late", "key-7");
        assertThat(written()).hasSize(1_002).endsWith("late", "late");
    }

    @Test
    void whereMemoryEndsBetweenTwoStepsTheFirstOneIsWrittenAllTheSame() {
        add("a", "a");
        nextRunsOutOfMemory();
        assertThat(written()).containsExactly("a");
    }

    @Test
    void overAnotherChannelTheFirstGoesAloneAgain() {
        add("a", "a");
        assertThat(written()).containsExactly("a");
        assertThat(outbox.confirmed(outbox.numbering(), 1, false, true).goOn()).isTrue();
        add("a");
        assertThat(written()).containsExactly("a", "a");
        outbox.putBack();
        number = 0;
        assertThat(written()).containsExactly("a");
        assertThat(outbox.confirmed(outbox.numbering(), 1, false, true).goOn()).isTrue();
        assertThat(written()).containsExactly("a");
    }

    @Test
    void whoeverIsTakenOutIsWaitedForNoMore() {
        add("a", "a");
        assertThat(written()).containsExactly("a");
        assertThat(outbox.takeAll()).hasSize(2);
        add("a");
        assertThat(written()).containsExactly("a");
    }

    @Test
    void whatThereIsNoMemoryToWriteDownStaysWhereItIs() {
        add("a", "b");
        nextRunsOutOfMemory();
        assertThat(names(outbox.all())).containsExactly("a", "b");
        outbox.putBack();
        assertThat(written()).containsExactly("a", "b");
    }

    @Test
    void oneThatEndsTwiceLeavesOnce() {
        Sending sending = sending("a");
        sending.confirm();
        sending.confirm();
        assertThat(sending.givenUp()).isTrue();
        assertThat(ended).hasValue(1);
    }

    @Test
    void afterALostChannelOneAtATimeIsWrittenUntilAllAreConfirmed() {
        add("a", "b", "c");
        assertThat(written()).hasSize(3);
        assertThat(outbox.blame()).as("it may be any of the three").isEmpty();
        outbox.putBack();
        assertThat(written()).containsExactly("a");
        assertThat(outbox.confirmed(outbox.numbering(), number, false, true).goOn())
                .isTrue();
        assertThat(written()).containsExactly("b");
        assertThat(names(outbox.blame())).containsExactly("b");
        outbox.putBack();
        assertThat(written()).containsExactly("c");
        assertThat(outbox.confirmed(outbox.numbering(), number, false, true).goOn())
                .isTrue();
        add("d", "e");
        assertThat(written()).containsExactly("d", "e");
    }

    /** However many come meanwhile. */
    @Test
    void cautionEndsWithTheLastOfThoseThatWereUnderWay() {
        List<String> suspects = names(100);
        add(suspects.toArray(String[]::new));
        assertThat(written()).hasSize(100);
        assertThat(outbox.blame()).isEmpty();
        outbox.putBack();
        int rounds = 0;
        List<String> again = new ArrayList<>();
        while (again.size() < 100) {
            add("new");
            List<String> round = written();
            again.addAll(round);
            rounds++;
            assertThat(outbox.confirmed(outbox.numbering(), number, true, true).messages())
                    .hasSize(round.size());
        }
        assertThat(again.subList(0, 100)).containsExactlyElementsOf(suspects);
        assertThat(rounds).isLessThan(20);
        List<String> fast = names(1_000);
        add(fast.toArray(String[]::new));
        assertThat(written()).endsWith("999").hasSizeGreaterThanOrEqualTo(1_000);
    }

    @Test
    void whoeverHeldBackGoesOnOnceTheLastSuspectHasEndedWhateverElseIsUnderWay() {
        add(names(9).toArray(String[]::new));
        assertThat(written()).hasSize(9);
        assertThat(outbox.blame()).isEmpty();
        outbox.putBack();
        add("beside", "behind");
        for (String suspect : names(8)) {
            assertThat(written()).containsExactly(suspect);
            assertThat(outbox.confirmed(outbox.numbering(), number, false, true).goOn())
                    .isTrue();
        }
        assertThat(written()).containsExactly("8", "beside");
        assertThat(outbox.confirmed(outbox.numbering(), number - 1, false, true).goOn())
                .isTrue();
        assertThat(written()).containsExactly("behind");
    }

    @Test
    void whileThereAreSuspectsEachOfThemThatIsGuiltyIsFound() {
        List<String> suspects = names(40);
        add(suspects.toArray(String[]::new));
        List<String> guilty = List.of("7", "20", "39");
        List<String> found = new ArrayList<>();
        List<String> well = new ArrayList<>();
        for (List<String> round = written(); !round.isEmpty(); round = written()) {
            if (round.stream().anyMatch(guilty::contains)) {
                found.addAll(names(outbox.blame()));
                outbox.putBack();
            } else {
                well.addAll(names(
                        outbox.confirmed(outbox.numbering(), number, true, true).messages()));
            }
        }
        assertThat(found).containsExactlyElementsOf(guilty);
        assertThat(well).hasSize(37).doesNotContainAnyElementsOf(guilty);
        add("a", "b");
        assertThat(written()).containsExactly("a", "b");
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

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @Test
    void whatIsOnItsWayWheneverTheConnectionIsLostIsFoundAndTheOthersAreNotBlamed() {
        add("a", "b", "c");
        for (int i = 1; i < 3; i++) {
            assertThat(written()).containsExactly("a", "b", "c");
            assertThat(outbox.lost()).isEmpty();
            outbox.putBack();
        }
        assertThat(written()).as("that happens").containsExactly("a", "b", "c");
        assertThat(outbox.lost()).isEmpty();
        outbox.putBack();
        assertThat(written()).as("now they are suspected").containsExactly("a");
        assertThat(names(outbox.confirmed(outbox.numbering(), number, false, true)
                        .messages()))
                .containsExactly("a");
        for (int losses = 4; losses < Outbox.GUILTY_LOSSES; losses++) {
            assertThat(written()).containsExactly("b");
            assertThat(outbox.lost()).isEmpty();
            outbox.putBack();
        }
        assertThat(written()).containsExactly("b");
        assertThat(names(outbox.lost())).containsExactly("b");
        outbox.putBack();
        assertThat(written()).containsExactly("c");
        outbox.confirmed(outbox.numbering(), number, false, true);
        add("d", "e");
        assertThat(written()).as("nobody is suspected any more").containsExactly("d", "e");
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
    private void nextRunsOutOfMemory() {
        assertThatThrownBy(() -> outbox.next(FRAME, () -> {
                    throw new OutOfMemoryError("none for now");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

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
