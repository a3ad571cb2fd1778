package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.Totals.assertAddUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.MortalLine;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.RecordingObserver;
import dev.signalbox.runtime.shop.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A process dies between any two steps of a dead letter's life, and another one of its group takes over:
 * the event is handled or a dead letter, never neither; a failure has one letter, however often it is told.
 */
class ProcessDeathTest {

    private static final String DIES_NEVER = "dies never";

    @TestFactory
    Stream<DynamicTest> anEventThatFailsForGoodHasOneLetterForEachHandlerThatFailed() {
        return atEachStep(
                story -> {
                    story.start();
                    story.mayDie();
                    story.inline.publish("orders", "placed", "1", "[\"1\",\"bad\"]");
                    story.inline.publish("orders", "placed", "1", "[\"1\",\"good\"]");
                    story.inline.publish("orders", "placed", "2", "[\"2\",\"good\"]");
                    story.inline.seconds(5);
                    Signalbox heir = story.takeOver();
                    assertThat(story.letters())
                            .extracting(letter -> letter.handler() + " " + letter.key() + " " + letter.replays())
                            .containsExactlyInAnyOrder("a 1 0", "b 1 0");
                    assertThat(story.letters()).extracting(DeadLetter::id).doesNotHaveDuplicates();
                    for (String handler : List.of("a", "b", "c")) {
                        assertThat(story.handled(handler + " 1good")).isBetween(1L, 2L);
                        assertThat(story.handled(handler + " 2good")).isBetween(1L, 2L);
                    }
                    assertThat(story.handled("c 1bad")).isBetween(1L, 2L);
                    assertThat(heir.stats().inFlight()).isZero();
                },
                "store is sent",
                "store is answered",
                "ack is sent");
    }

    @TestFactory
    Stream<DynamicTest> anEventThatIsReplayedIsHandledOrStillALetter() {
        return atEachStep(
                story -> {
                    DeadLetter letter = story.letterOfA();
                    story.heal();
                    story.mayDie();
                    story.replay(letter);
                    Signalbox heir = story.takeOver();
                    List<DeadLetter> left = story.letters();
                    assertThat(left.isEmpty() || left.equals(List.of(letter)))
                            .as("%s", left)
                            .isTrue();
                    assertThat(story.handled("a 1bad") + left.size()).isPositive();
                    left.forEach(again -> heir.deadLetters().replay(again).join());
                    story.inline.seconds(60);
                    assertThat(story.letters()).isEmpty();
                    assertThat(story.handled("a 1bad")).isBetween(1L, 3L);
                },
                "replay is sent",
                "replay is in the queue, its letter still there",
                "replay is answered");
    }

    @TestFactory
    Stream<DynamicTest> aReplayThatFailsAgainHasALetterOfItsOwn() {
        return atEachStep(
                story -> {
                    DeadLetter letter = story.letterOfA();
                    story.mayDie();
                    story.replay(letter);
                    story.takeOver();
                    List<Integer> replays = story.letters().stream()
                            .map(DeadLetter::replays)
                            .sorted()
                            .toList();
                    if (story.diedAt("replay is sent")) {
                        assertThat(story.letters()).containsExactly(letter);
                    } else if (story.diedAt("replay is in the queue, its letter still there")) {
                        assertThat(replays).containsExactly(0, 1);
                    } else {
                        assertThat(replays).contains(1).isSubsetOf(0, 1).doesNotHaveDuplicates();
                    }
                    if (story.diedAt("replay is answered") || story.diedAt(DIES_NEVER)) {
                        assertThat(replays).containsExactly(1);
                    }
                },
                "replay is sent",
                "store is answered",
                "replay is answered");
    }

    @TestFactory
    Stream<DynamicTest> aLetterThatIsDiscardedIsThereOrGoneAndNeverHandled() {
        return atEachStep(
                story -> {
                    DeadLetter letter = story.letterOfA();
                    story.heal();
                    story.mayDie();
                    story.discard(letter);
                    Signalbox heir = story.takeOver();
                    if (story.diedAt("discard is sent")) {
                        assertThat(story.letters()).containsExactly(letter);
                    } else {
                        assertThat(story.letters()).isEmpty();
                    }
                    heir.deadLetters().discard(letter).join();
                    assertThat(story.letters()).isEmpty();
                    assertThat(story.handled("a 1bad")).isZero();
                },
                "discard is sent",
                "discard is answered");
    }

    /** Tells a story once for each of its steps, among which these must be, and once without a death. */
    private static Stream<DynamicTest> atEachStep(Consumer<Story> plot, String... among) {
        Story peaceful = new Story(Integer.MAX_VALUE);
        plot.accept(peaceful);
        peaceful.assertTotals();
        List<String> steps = peaceful.line.steps();
        assertThat(steps).contains(among);
        return IntStream.rangeClosed(1, steps.size())
                .mapToObj(step -> dynamicTest("dies when " + step + ": " + steps.get(step - 1), () -> {
                    Story story = new Story(step);
                    plot.accept(story);
                    assertThat(story.line.steps()).hasSize(step);
                    story.assertTotals();
                }));
    }

    /** Two boxes of one group: the one whose process dies, and its heir. */
    private static final class Story {

        final InlineBox inline = new InlineBox();
        final MortalLine line = new MortalLine(inline.transport);
        private final int deadly;
        private final Calls done = new Calls();
        private final RecordingObserver toldByHeir = new RecordingObserver();
        private final List<Signalbox> boxes = new ArrayList<>();
        private boolean healed;

        Story(int deadly) {
            this.deadly = deadly;
        }

        Signalbox start() {
            return box(inline.options().transport(line));
        }

        void mayDie() {
            line.dieAt(deadly);
        }

        /** Another box reads on, until all has come to an end. */
        Signalbox takeOver() {
            Signalbox heir = box(inline.options().observer(toldByHeir));
            inline.seconds(60);
            return heir;
        }

        DeadLetter letterOfA() {
            start();
            inline.publish("orders", "placed", "1", "[\"1\",\"bad\"]");
            inline.seconds(5);
            DeadLetter ofB = letters().stream()
                    .filter(letter -> "b".equals(letter.handler()))
                    .findFirst()
                    .orElseThrow();
            boxes.get(0).deadLetters().discard(ofB).join();
            assertThat(letters()).hasSize(1);
            return letters().get(0);
        }

        void heal() {
            healed = true;
        }

        /** Nobody waits for what the dying process asks for. */
        void replay(DeadLetter letter) {
            assertThat(boxes.get(0).deadLetters().replay(letter)).isNotCompletedExceptionally();
            inline.seconds(5);
        }

        void discard(DeadLetter letter) {
            assertThat(boxes.get(0).deadLetters().discard(letter)).isNotCompletedExceptionally();
        }

        List<DeadLetter> letters() {
            return boxes.get(boxes.size() - 1).deadLetters().list("orders", 99);
        }

        long handled(String what) {
            return done.lines().stream().filter(what::equals).count();
        }

        boolean diedAt(String step) {
            List<String> steps = line.steps();
            return steps.size() == deadly ? steps.get(deadly - 1).equals(step) : step.equals(DIES_NEVER);
        }

        void assertTotals() {
            assertAddUp(boxes.get(0).stats(), inline.told);
            assertAddUp(boxes.get(1).stats(), toldByHeir);
            assertThat(boxes.get(1).stats().inFlight()).isZero();
        }

        private Signalbox box(SignalboxOptions.Builder options) {
            Table table = Table.of(OrderEvent.PLACED);
            for (String handler : List.of("a", "b", "c")) {
                table.handler(new Calls().of(handler, Placed.class, (event, context) -> {
                    if (event.note().equals("bad") && !handler.equals("c") && !healed) {
                        throw new IllegalStateException("bad");
                    }
                    done.line(handler + " " + event.order() + event.note());
                    return null;
                }));
            }
            boxes.add(inline.start(options, table));
            return boxes.get(boxes.size() - 1);
        }
    }
}
