package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.Emission;
import dev.signalbox.EmitOptions;
import dev.signalbox.RawEvent;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetter.Reason;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.OrderEvent.Stored;
import dev.signalbox.runtime.shop.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadLettersTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final Calls calls = new Calls();

    @Test
    void aLetterHoldsWhatArrivedAndWhyItFailed() {
        Instant time = Instant.parse("2026-02-03T04:05:06Z");
        try (Signalbox box = inline.start(orders().handler(calls.failing("a", Placed.class, 9)))) {
            box.emitter()
                    .emit(
                            new Placed("1", "x"),
                            EmitOptions.builder()
                                    .id("e-1")
                                    .header("h", "v")
                                    .time(time)
                                    .build())
                    .join();
            inline.seconds(10);
            DeadLetter letter = only(box, "orders");
            assertThat(letter.eventId()).isEqualTo("e-1");
            assertThat(letter.topic()).isEqualTo("orders");
            assertThat(letter.type()).isEqualTo("placed");
            assertThat(letter.key()).isEqualTo("1");
            assertThat(letter.group()).isEqualTo("shop");
            assertThat(letter.handler()).isEqualTo("a");
            assertThat(letter.reason()).isEqualTo(Reason.HANDLER_FAILED);
            assertThat(letter.attempts()).isEqualTo(3);
            assertThat(letter.failedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:02Z"));
            assertThat(letter.errorType()).isEqualTo("java.lang.IllegalStateException");
            assertThat(letter.errorMessage()).isEqualTo("attempt 3");
            assertThat(letter.replays()).isZero();
            assertThat(letter.headers().first("h")).hasValue("v");
            assertThat(letter.headers().first("ce_id")).hasValue("e-1");
            assertThat(letter.headers()).noneMatch(header -> header.name().startsWith("sbx_"));
            assertThat(new String(letter.payload(), StandardCharsets.UTF_8)).isEqualTo("[\"1\",\"x\"]");
            assertThat(box.stats().deadLettered()).isEqualTo(1);
        }
    }

    @Test
    void aLongMessageIsCutAtAThousandCharacters() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            throw new IllegalStateException("x".repeat(999) + "\uD83D\uDE00" + "y");
        })))) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(10);
            assertThat(only(box, "orders").errorMessage()).isEqualTo("x".repeat(999));
        }
    }

    @Test
    void aFailureThatCannotSpeakIsAFailureAllTheSame() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class, (event, context) -> {
            throw new IllegalStateException() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                    throw new UnsupportedOperationException();
                }
            };
        })))) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(10);
            assertThat(calls.lines()).hasSize(3);
            assertThat(only(box, "orders").errorMessage()).isNull();
        }
    }

    @Test
    void eachHandlerThatFailsHasItsOwnLetterAndTheMessageCountsOnce() {
        Table table = orders().handler(calls.failing("a", Placed.class, 9))
                .handler(calls.failing("b", Placed.class, 9))
                .handler(calls.of("c", Placed.class));
        try (Signalbox box = inline.start(table)) {
            box.emitter().emit(new Placed("1", "")).join();
            inline.seconds(10);
            assertThat(box.deadLetters().list("orders", 10))
                    .extracting(DeadLetter::handler)
                    .containsExactlyInAnyOrder("a", "b");
            assertThat(box.stats().deadLettered()).isEqualTo(1);
            assertThat(box.stats().handled()).isZero();
        }
    }

    @Test
    void aReplayGoesToTheHandlerThatFailedInItsGroupAlone() {
        Table table = orders().handler(calls.failing("a", Placed.class, 3))
                .handler(calls.of("b", Placed.class))
                .handler(calls.of("c", Placed.class).withGroup("audit"));
        try (Signalbox box = inline.start(policyOf(1), table)) {
            box.emitter().emit(new Placed("1", "")).join();
            int before = calls.lines().size();
            DeadLetter letter = only(box, "orders");
            Emission emission = box.deadLetters().replay(letter).join();
            assertThat(emission.id()).isEqualTo(letter.eventId());
            assertThat(emission.topic()).isEqualTo("orders");
            assertThat(emission.key()).isEqualTo("1");
            assertThat(calls.lines().subList(before, calls.lines().size())).containsExactly("a placed 1 1");
        }
    }

    @Test
    void aReplayThatSucceedsLeavesNoLetter() {
        boolean[] broken = {true};
        try (Signalbox box =
                inline.start(policyOf(1), orders().handler(calls.of("a", Placed.class, (event, context) -> {
                    if (broken[0]) {
                        throw new IllegalStateException();
                    }
                    return null;
                })))) {
            box.emitter().emit(new Placed("1", "")).join();
            broken[0] = false;
            box.deadLetters().replay(only(box, "orders")).join();
            assertThat(box.deadLetters().list("orders", 10)).isEmpty();
            assertThat(box.stats().handled()).isEqualTo(1);
            assertThat(box.stats().deadLettered()).isEqualTo(1);
            assertThat(box.stats().received()).isEqualTo(2);
        }
    }

    @Test
    void aBoxThatIsNotStartedListsAndReplaysForTheOneThatRuns() {
        boolean[] broken = {true};
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            if (broken[0]) {
                throw new IllegalStateException();
            }
            return null;
        }));
        try (Signalbox running = inline.start(policyOf(1), table);
                Signalbox desk = inline.create(policyOf(1), table)) {
            running.emitter().emit(new Placed("1", "")).join();
            broken[0] = false;

            assertThat(desk.deadLetters().replayAll("orders", letter -> true).join())
                    .isEqualTo(1);

            assertThat(desk.deadLetters().list("orders", 10)).isEmpty();
            assertThat(running.stats().handled()).isEqualTo(1);
            assertThat(desk.stats().received()).isZero();
        }
    }

    @Test
    void aReplayThatFailsAgainComesBackWithOneReplayMore() {
        try (Signalbox box = inline.start(policyOf(1), orders().handler(calls.failing("a", Placed.class, 9)))) {
            box.emitter().emit(new Placed("1", "x")).join();
            DeadLetter first = only(box, "orders");
            box.deadLetters().replay(first).join();
            DeadLetter second = only(box, "orders");
            assertThat(second.replays()).isEqualTo(1);
            assertThat(second.eventId()).isEqualTo(first.eventId());
            assertThat(second.headers()).isEqualTo(first.headers());
            assertThat(second.payload()).isEqualTo(first.payload());
            box.deadLetters().replay(second).join();
            assertThat(only(box, "orders").replays()).isEqualTo(2);
        }
    }

    @Test
    void aReplayedEventStandsAtTheEndOfItsKeysQueue() {
        boolean[] healed = {false};
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            boolean slow = event.note().equals("slow") && context.attempt() == 1;
            if (slow || (event.note().equals("bad") && !healed[0])) {
                throw new IllegalStateException();
            }
            return null;
        }));
        try (Signalbox box = inline.start(policyOf(2), table)) {
            box.emitter().emit(new Placed("1", "bad")).join();
            inline.seconds(1);
            healed[0] = true;
            box.emitter().emit(new Placed("1", "slow")).join();
            box.deadLetters().replay(only(box, "orders")).join();
            box.emitter().emit(new Placed("1", "last")).join();
            inline.seconds(1);
        }
        assertThat(calls.lines())
                .containsExactly(
                        "a placed 1bad 1",
                        "a placed 1bad 2",
                        "a placed 1slow 1",
                        "a placed 1slow 2",
                        "a placed 1bad 1",
                        "a placed 1last 1");
    }

    @Test
    void aReplayToAHandlerThatIsGoneIsUnrouted() {
        try (Signalbox box = inline.start(policyOf(1), orders().handler(calls.failing("a", Placed.class, 9)))) {
            box.emitter().emit(new Placed("1", "")).join();
        }
        try (Signalbox box = inline.start(orders().handler(calls.of("renamed", Placed.class)))) {
            box.deadLetters().replay(only(box, "orders")).join();
            DeadLetter again = only(box, "orders");
            assertThat(again.reason()).isEqualTo(Reason.UNROUTED);
            assertThat(again.handler()).isEqualTo("a");
            assertThat(again.replays()).isEqualTo(1);
            assertThat(again.errorType()).isNull();
            assertThat(again.errorMessage())
                    .isEqualTo("the handler a is gone: none of this id in the group shop takes the type placed on the"
                            + " topic orders");
        }
        assertThat(calls.lines()).containsExactly("a placed 1 1");
    }

    @Test
    void aLetterWithoutAHandlerIsReplayedToAllOfTheGroup() {
        try (Signalbox box = inline.start(
                inline.options().unrouted(UnroutedPolicy.DEAD_LETTER),
                Table.of(OrderEvent.PLACED).handler(calls.of("a", Placed.class)))) {
            inline.publish("orders", "shipped", "1", "[\"1\",\"\"]");
            DeadLetter letter = only(box, "orders");
            assertThat(letter.reason()).isEqualTo(Reason.UNROUTED);
            assertThat(letter.handler()).isNull();
            assertThat(letter.attempts()).isZero();
            assertThat(letter.errorType()).isNull();
            assertThat(letter.errorMessage())
                    .isEqualTo("no handler of the group shop takes the type shipped on the topic orders");
        }
        Table both = orders().handler(calls.of("b", OrderEvent.Shipped.class)).handler(calls.of("c", OrderEvent.class));
        try (Signalbox box = inline.start(both)) {
            box.deadLetters().replay(only(box, "orders")).join();
        }
        assertThat(calls.lines()).containsExactlyInAnyOrder("b shipped 1 1", "c shipped 1 1");
    }

    @Test
    void replayAllReplaysWhatIsChosenOldestFirst() {
        boolean[] healed = {false};
        Table table = orders().handler(calls.of("a", Placed.class, (event, context) -> {
            if (!healed[0]) {
                throw new IllegalStateException();
            }
            return null;
        }));
        try (Signalbox box = inline.start(policyOf(1), table)) {
            for (int i = 0; i < 4; i++) {
                box.emitter().emit(new Placed("" + i, "")).join();
            }
            healed[0] = true;
            calls.line("--");
            int replayed = box.deadLetters()
                    .replayAll("orders", letter -> !"2".equals(letter.key()))
                    .join();
            assertThat(replayed).isEqualTo(3);
            assertThat(box.deadLetters().list("orders", 10))
                    .extracting(DeadLetter::key)
                    .containsExactly("2");
        }
        assertThat(calls.lines().subList(5, 8)).containsExactly("a placed 0 1", "a placed 1 1", "a placed 3 1");
    }

    @Test
    void aFailingPredicateComesThroughTheFuture() {
        try (Signalbox box = inline.start(policyOf(1), orders().handler(calls.failing("a", Placed.class, 9)))) {
            box.emitter().emit(new Placed("1", "")).join();
            assertThatThrownBy(() -> box.deadLetters()
                            .replayAll("orders", letter -> {
                                throw new IllegalStateException("odd");
                            })
                            .join())
                    .hasRootCauseMessage("odd");
            assertThat(box.deadLetters().list("orders", 10)).hasSize(1);
        }
    }

    @Test
    void whatIsDiscardedIsGone() {
        try (Signalbox box = inline.start(policyOf(1), orders().handler(calls.failing("a", Placed.class, 9)))) {
            box.emitter().emit(new Placed("1", "")).join();
            DeadLetter letter = only(box, "orders");
            box.deadLetters().discard(letter).join();
            assertThat(box.deadLetters().list("orders", 10)).isEmpty();
            box.deadLetters().discard(letter).join();
            assertThatThrownBy(() -> box.deadLetters().replay(letter).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(SignalboxException.class)
                    .hasMessageContaining(letter.id());
        }
    }

    @Test
    void listsByTopicOrPatternForTheGroupsOfTheBox() {
        Table table = orders().handler(calls.failing("a", Placed.class, 9))
                .handler(calls.failing("b", Stored.class, 9).withGroup("audit"));
        try (Signalbox box = inline.start(policyOf(1), table)) {
            box.emitter().emit(new Placed("1", "")).join();
            box.emitter().emit(new Stored("2", "eu")).join();
            box.emitter().emit(new Placed("3", "")).join();
            assertThat(box.deadLetters().list("**", 10))
                    .extracting(DeadLetter::handler)
                    .containsExactly("a", "b", "a");
            assertThat(box.deadLetters().list("**", 2)).hasSize(2);
            assertThat(box.deadLetters().list("stores.{r}.events", 10)).hasSize(1);
            assertThat(box.deadLetters().list("orders", 10)).hasSize(2);
            assertThat(box.deadLetters().list("orders", 0)).isEmpty();
        }
        try (Signalbox audit = inline.start(inline.options("audit"), orders().handler(calls.of("x", Stored.class)))) {
            assertThat(audit.deadLetters().list("**", 10))
                    .extracting(DeadLetter::group)
                    .containsExactly("audit");
        }
    }

    @Test
    void aMalformedPayloadIsOneLetterAGroupAndRawHandlersStillRun() {
        Table table = orders().handler(calls.of("a", Placed.class))
                .handler(calls.of("b", Placed.class))
                .handler(calls.of("raw", RawEvent.class, (event, context) -> null)
                        .withTopic("orders"));
        try (Signalbox box = inline.start(table)) {
            inline.publish("orders", "placed", "1", "{");
            assertThat(calls.lines()).hasSize(1).first().asString().startsWith("raw");
            DeadLetter letter = only(box, "orders");
            assertThat(letter.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(letter.handler()).isNull();
            assertThat(letter.errorType()).isEqualTo("dev.signalbox.DecodingException");
            assertThat(letter.payload()).isEqualTo(new byte[] {'{'});
            assertThat(box.stats().decodeErrors()).isEqualTo(1);
            assertThat(box.stats().deadLettered()).isEqualTo(1);
            assertThat(box.stats().retries()).isZero();
            inline.publish("orders", "placed", "1", "[\"1\",\"fine\"]");
            assertThat(calls.lines()).contains("a placed 1fine 1");
        }
    }

    @Test
    void whatFollowsTheValueIsMalformedToo() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class)))) {
            inline.publish("orders", "placed", "1", "[\"1\",\"\"] 2");
            assertThat(only(box, "orders").reason()).isEqualTo(Reason.MALFORMED);
        }
        assertThat(calls.lines()).isEmpty();
    }

    @Test
    void aCodecThatThrowsSomethingElseIsMalformedToo() {
        try (Signalbox box =
                inline.start(Table.of(OrderEvent.BRITTLE).handler(calls.of("a", OrderEvent.Brittle.class)))) {
            inline.publish("brittle", "brittle", null, "1");
            DeadLetter letter = only(box, "brittle");
            assertThat(letter.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(letter.errorMessage()).contains("I am brittle");
        }
    }

    @Test
    void aMessageWithoutAnEnvelopeIsMalformedWhereNoRawHandlerReads() {
        try (Signalbox box = inline.start(orders().handler(calls.of("a", Placed.class)))) {
            inline.transport.publishRaw("orders", null, dev.signalbox.Headers.empty(), new byte[] {1});
            DeadLetter letter = only(box, "orders");
            assertThat(letter.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(letter.eventId()).isEmpty();
            assertThat(letter.type()).isEmpty();
        }
    }

    @Test
    void aMessageWithoutAnEnvelopeIsHandledWhereARawHandlerReads() {
        Table table = orders().handler(calls.of("a", Placed.class))
                .handler(calls.of("raw", RawEvent.class, (event, context) -> null)
                        .withTopic("orders"));
        try (Signalbox box = inline.start(table)) {
            inline.transport.publishRaw("orders", null, dev.signalbox.Headers.empty(), new byte[] {1});
            assertThat(box.deadLetters().list("**", 10)).isEmpty();
            assertThat(box.stats().handled()).isEqualTo(1);
        }
    }

    private SignalboxOptions.Builder policyOf(int attempts) {
        return inline.options()
                .retry(RetryPolicy.builder()
                        .attempts(attempts)
                        .delay(java.time.Duration.ofSeconds(1))
                        .jitter(0)
                        .build());
    }

    private static DeadLetter only(Signalbox box, String topic) {
        List<DeadLetter> letters = box.deadLetters().list(topic, 10);
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }

    private static Table orders() {
        return Table.of(OrderEvent.PLACED, OrderEvent.SHIPPED, OrderEvent.STORED);
    }
}
