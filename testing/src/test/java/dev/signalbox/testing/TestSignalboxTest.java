package dev.signalbox.testing;

import static dev.signalbox.testing.SignalboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.Event;
import dev.signalbox.Headers;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxStats;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetter.Reason;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.testing.shop.Billing;
import dev.signalbox.testing.shop.InvoiceSent;
import dev.signalbox.testing.shop.OrderPlaced;
import dev.signalbox.testing.shop.Script;
import dev.signalbox.testing.shop.ShopEvents_Table;
import dev.signalbox.testing.shop.StockLow;
import dev.signalbox.testing.shop.Warehouse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestSignalboxTest {

    private static final OrderPlaced ORDER = new OrderPlaced("o-1", 4_200);
    private static final OrderPlaced LARGE_ORDER = new OrderPlaced("o-2", 420_000);
    private static final InvoiceSent INVOICE = new InvoiceSent("o-1");
    private static final StockLow LOW = new StockLow("gold");
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration TWENTY_SECONDS = Duration.ofSeconds(20);

    private final Script script = new Script();
    private TestSignalbox box = start(TestSignalbox.builder());

    @AfterEach
    void statsAddUp() {
        SignalboxStats stats = box.stats();
        box.close();
        assertThat(stats.received())
                .isEqualTo(stats.handled()
                        + stats.deadLettered()
                        + stats.unrouted()
                        + stats.handedBack()
                        + stats.inFlight());
    }

    @Test
    void whatIsEmittedIsHandledAtOnce() {
        box.emit(ORDER);

        assertThat(box).hasEmittedExactly(ORDER, INVOICE).hasHandledInAttempts(ORDER, 1);
        assertThat(box.emitted(InvoiceSent.class)).containsExactly(INVOICE);
        assertThat(box.emitted().get(1).topic()).isEqualTo("invoices");
        assertThat(box.emitted().get(1).key()).isEqualTo("o-1");
    }

    @Test
    void aRetryWaitsForItsTime() {
        script.failNext(1);
        box.emit(ORDER);
        box.advance(TEN_SECONDS.minusNanos(1));
        assertThat(box).handler("Billing#invoice").wasCalledTimes(1).hasFailedWith(IllegalStateException.class);

        box.advance(Duration.ofNanos(1));

        assertThat(box).handler("Billing#invoice").wasCalledTimes(2).hasSucceeded();
        assertThat(box).hasHandledInAttempts(ORDER, 2).hasRetriedAfter(TEN_SECONDS);
    }

    @Test
    void awaitingQuietMakesAllRetries() {
        script.failNext(2);
        box.emit(ORDER);

        box.awaitQuiet();

        assertThat(box).hasHandledInAttempts(ORDER, 3).hasRetriedAfter(TEN_SECONDS, TWENTY_SECONDS);
        assertThat(box.attempts().get(2).startedAt())
                .isEqualTo(box.attempts().get(0).startedAt().plusSeconds(30));
        assertThat(box).hasNoDeadLetters();
    }

    @Test
    void advancingPastSeveralTimersRunsEachAtItsTime() {
        script.failNext(2);
        box.emit(ORDER);

        box.advance(Duration.ofMinutes(5));

        assertThat(box.attempts())
                .extracting(HandlerAttempt::startedAt)
                .containsExactly(
                        box.time().now().minusSeconds(300),
                        box.time().now().minusSeconds(290),
                        box.time().now().minusSeconds(270));
    }

    @Test
    void whatFailsForGoodIsADeadLetterThatCanBeReplayed() {
        script.failNext(3);
        box.emit(ORDER);
        box.awaitQuiet();
        assertThat(box).hasDeadLettered(ORDER, Reason.HANDLER_FAILED);
        DeadLetter letter = box.deadLetters().get(0);

        box.replay(letter);

        assertThat(box).hasNoDeadLetters();
        assertThat(box.emitted(InvoiceSent.class)).containsExactly(INVOICE);
    }

    @Test
    void domainEventsAreRecordedAndTheirStagesAwaited() {
        CompletableFuture<Void> refill = new CompletableFuture<>();
        script.refillWith(refill);
        box.emit(LARGE_ORDER);
        assertThat(box).hasRaisedExactly(LOW);
        assertThatThrownBy(() -> assertThat(box).hasHandled(LOW)).hasMessageContaining("has not ended");
        assertThatThrownBy(box::awaitQuiet)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing falls due any more")
                .hasMessageContaining("Warehouse#refill(StockLow)");

        refill.complete(null);

        box.awaitQuiet();
        assertThat(box).hasHandled(LOW).hasHandled(LARGE_ORDER);
    }

    @Test
    void aDomainEventsRetriesAreAwaited() {
        CompletableFuture<Void> broken = CompletableFuture.failedFuture(new IllegalStateException("no truck"));
        script.refillWith(broken);

        box.raise(LOW);
        script.refillWith(CompletableFuture.completedFuture(null));
        box.awaitQuiet();

        assertThat(box).hasHandledInAttempts(LOW, 2).hasRetriedAfter(Duration.ofSeconds(1));
    }

    @Test
    void strangersCanPublish() {
        box.publish("orders", "OrderPlaced", "o-1", "{\"orderId\":\"o-1\",\"cents\":4200}");
        box.publishRaw("orders", null, Headers.empty(), new byte[] {'{'});

        assertThat(box.emitted(InvoiceSent.class)).containsExactly(INVOICE);
        assertThat(box.deadLetters()).extracting(DeadLetter::reason).containsExactly(Reason.MALFORMED);
    }

    @Test
    void anEmitFailsWhenTheTransportDoes() {
        box.transport().failNext(new EmitException("the broker is away"));

        assertThatThrownBy(() -> box.emit(ORDER))
                .isInstanceOf(EmitException.class)
                .hasMessage("the broker is away");

        assertThat(box).hasEmittedExactly();
        assertThat(box.stats().emitFailures()).isEqualTo(1);
    }

    @Test
    void anEmitWaitsForTheTransport() {
        box.transport().hold();
        CompletableFuture<Emission> emitted = box.emitter().emit(INVOICE);
        box.awaitQuiet();
        assertThat(emitted).isNotDone();

        box.transport().completeNext();
        box.runDue();

        assertThat(emitted)
                .isCompletedWithValueMatching(emission -> emission.topic().equals("invoices"));
    }

    @Test
    void anEmitThatIsNotConfirmedTimesOut() {
        box.transport().hold();
        CompletableFuture<Emission> emitted = box.emitter().emit(INVOICE);

        box.advance(Duration.ofSeconds(30));

        assertThat(emitted).isCompletedExceptionally();
        assertThat(box.stats().emitTimeouts()).isEqualTo(1);
    }

    @Test
    void aMessageMayComeTwice() {
        script.failNext(1);
        box.emit(ORDER);

        assertThat(box.transport().duplicate()).isCompleted();
        box.awaitQuiet();

        assertThat(box.attempts()).extracting(HandlerAttempt::number).containsExactly(1, 2, 1);
    }

    @Test
    void whatIsTakenAwayComesAgainWithItsFirstAttempt() {
        script.failNext(1);
        box.emit(ORDER);

        box.transport().handBack();
        box.awaitQuiet();

        assertThat(box).handler("Billing#invoice").wasCalledTimes(2).hasSucceeded();
        assertThat(box.attempts()).extracting(HandlerAttempt::number).containsExactly(1, 1);
    }

    @Test
    void optionsCanBeChanged() {
        box.close();
        box = start(TestSignalbox.builder("till").options(options -> options.unrouted(UnroutedPolicy.DEAD_LETTER)));

        box.publish("orders", "OrderLost", null, "{}");

        assertThat(box.deadLetters()).extracting(DeadLetter::reason).containsExactly(Reason.UNROUTED);
        assertThat(box.deadLetters()).extracting(DeadLetter::group).containsExactly("till");
    }

    @Test
    void aBoxThatTheTestMakesWorksLikeAnyOther() {
        box.close();
        box = TestSignalbox.builder().startBox(options -> {
            Signalbox made = Signalbox.create(options);
            made.register(new ShopEvents_Table(() -> new Billing(made.emitter(), script), () -> new Warehouse(script)));
            return made;
        });

        box.emit(ORDER);

        assertThat(box).hasHandled(ORDER);
    }

    @Test
    void anEmitThatFailsFailsTheTest() {
        @Event(topic = "nowhere")
        record Unknown() {}

        assertThatThrownBy(() -> box.emit(new Unknown()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Unknown");
    }

    @Test
    void assertionsSayWhatHappenedInstead() {
        script.failNext(3);
        box.emit(ORDER);
        box.awaitQuiet();

        assertThatThrownBy(() -> assertThat(box).hasHandled(ORDER))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("attempt 3 of dev.signalbox.testing.shop.Billing#invoice(OrderPlaced)")
                .hasMessageContaining("out of paper")
                .hasMessageContaining("DEAD_LETTERED");
        assertThatThrownBy(() -> assertThat(box).hasDeadLettered(ORDER, Reason.TIMED_OUT))
                .hasMessageContaining("HANDLER_FAILED");
        assertThatThrownBy(() -> assertThat(box).hasHandled(INVOICE)).hasMessageContaining("nothing has happened");
        assertThatThrownBy(() -> assertThat(box).hasHandledInAttempts(ORDER, 1)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(box).hasEmitted(INVOICE)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(box).hasRaisedExactly(LOW)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(box).hasNoDeadLetters()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(box).hasRetriedAfter(TEN_SECONDS)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(box).handler("Billing#invoice").wasNotCalled())
                .hasMessageContaining("Billing#invoice(OrderPlaced)");
        assertThatThrownBy(() -> assertThat(box).handler("Billing#invoice").hasSucceeded())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(box).handler("Billing#invoice").hasFailedWith(ArithmeticException.class))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat(box).handler("illing#invoice").hasSucceeded())
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aHandlerThatNeverStopsIsReported() {
        CompletableFuture<Void> broken = CompletableFuture.failedFuture(new IllegalStateException("no truck"));
        script.refillWith(broken);
        box.close();
        box = start(TestSignalbox.builder()
                .options(options -> options.retry(RetryPolicy.builder()
                        .attempts(Integer.MAX_VALUE)
                        .delay(Duration.ofMillis(1))
                        .multiplier(1)
                        .build())));
        box.raise(LOW);

        assertThatThrownBy(box::awaitQuiet).hasMessageContaining("after 10000 timers");
    }

    private TestSignalbox start(TestSignalbox.Builder builder) {
        return builder.start(
                emitter -> new ShopEvents_Table(() -> new Billing(emitter, script), () -> new Warehouse(script)));
    }
}
