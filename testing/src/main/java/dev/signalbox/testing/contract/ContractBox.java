package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.EmitOptions;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxStats;
import dev.signalbox.runtime.observe.EventObserver.Outcome;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.testing.transport.ControlledTransport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;

/** A box of a case, with handles for what the case does to its broker. */
final class ContractBox {

    private final Signalbox box;
    private final ControlledTransport broker;
    private final Witness witness;
    private final Patience patience;
    private final Topics topics;

    ContractBox(Signalbox box, ControlledTransport broker, Witness witness, Patience patience, Topics topics) {
        this.box = box;
        this.broker = broker;
        this.witness = witness;
        this.patience = patience;
        this.topics = topics;
    }

    Signalbox box() {
        return box;
    }

    /** What lies between the box and the broker. */
    ControlledTransport broker() {
        return broker;
    }

    Witness witness() {
        return witness;
    }

    void start() {
        box.start();
    }

    void close() {
        box.close();
    }

    SignalboxStats stats() {
        return box.stats();
    }

    /** Emits and waits for the confirmation. */
    Emission emit(Record event) {
        return patience.await("the confirmation of " + event, box.emitter().emit(event));
    }

    /** Emits and waits for the confirmation. */
    Emission emit(Record event, EmitOptions options) {
        return patience.await("the confirmation of " + event, box.emitter().emit(event, options));
    }

    CompletableFuture<Emission> emitLater(Record event) {
        return box.emitter().emit(event);
    }

    /** Waits until so many messages have ended here, in whatever way. */
    SignalboxStats awaitSettled(long count) {
        return awaitStats(count + " settled messages", count, stats -> stats.received() - stats.inFlight());
    }

    /** Waits until so many messages were handled. */
    SignalboxStats awaitHandled(long count) {
        return awaitStats(count + " handled messages", count, SignalboxStats::handled);
    }

    /** Waits until a counter has come so far. */
    SignalboxStats awaitStats(String what, long count, ToLongFunction<SignalboxStats> counter) {
        patience.await(() -> what + "; there are " + stats(), () -> counter.applyAsLong(stats()) >= count);
        return stats();
    }

    /** The dead letters of the notes' topic, once there are so many. */
    List<DeadLetter> awaitLetters(int count) {
        return awaitLetters(topics.notes(), count);
    }

    /** The dead letters of a topic or pattern, once there are so many. */
    List<DeadLetter> awaitLetters(String topic, int count) {
        patience.await(
                () -> count + " dead letters of " + topic + "; there are " + letters(topic) + ", and " + stats(),
                () -> letters(topic).size() >= count);
        return letters(topic);
    }

    /** The dead letters of the notes' topic. */
    List<DeadLetter> letters() {
        return letters(topics.notes());
    }

    List<DeadLetter> letters(String topic) {
        return box.deadLetters().list(topic, Integer.MAX_VALUE);
    }

    /** Whether the stats of a box that is closed add up, and are those that its observer has counted. */
    void checkStats() {
        SignalboxStats stats = stats();
        assertThat(stats.handled() + stats.deadLettered() + stats.unrouted() + stats.handedBack() + stats.inFlight())
                .as("the ends in %s", stats)
                .isEqualTo(stats.received());
        assertThat(stats.inFlight()).as("in flight in %s", stats).isZero();
        assertThat(stats.received()).as("received in %s", stats).isEqualTo(witness.received());
        assertThat(stats.handled()).as("handled in %s", stats).isEqualTo(witness.settled(Outcome.HANDLED));
        assertThat(stats.deadLettered())
                .as("dead-lettered in %s", stats)
                .isEqualTo(witness.settled(Outcome.DEAD_LETTERED));
        assertThat(stats.unrouted()).as("unrouted in %s", stats).isEqualTo(witness.settled(Outcome.UNROUTED));
        assertThat(stats.handedBack()).as("handed back in %s", stats).isEqualTo(witness.settled(Outcome.HANDED_BACK));
        assertThat(stats.handlerRuns()).as("attempts in %s", stats).isEqualTo(witness.attempts());
    }

    @Override
    public String toString() {
        return stats().toString();
    }
}
