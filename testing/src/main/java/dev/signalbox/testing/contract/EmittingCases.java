package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.EventContext;
import dev.signalbox.runtime.wire.WireFormat;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What emitting promises: confirmation, order, and that all of the envelope arrives. */
interface EmittingCases extends Contract {

    @Test
    default void anEmitCompletesWhenTheBrokerHasConfirmed() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        box.broker().hold();
        CompletableFuture<Emission> emitting = box.emitLater(new Note("k", 1));
        assertThat(emitting).isNotDone();
        box.broker().completeNext();
        Emission emission = boxes().patience().await("the confirmation", emitting);
        assertThat(emission.topic()).isEqualTo(boxes().topics().notes());
        assertThat(emission.key()).isEqualTo("k");
        calls().await("a", 1);
        assertThat(calls().of("a").get(0).context().id()).isEqualTo(emission.id());
    }

    @Test
    default void anEmitThatIsRefusedFails() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        box.broker().failNext(new EmitException("no"));
        Throwable failure = boxes().patience().awaitFailure("the emit", box.emitLater(new Note("k", 1)));
        assertThat(failure).isInstanceOf(EmitException.class);
        box.emit(new Note("k", 2));
        box.awaitHandled(1);
        assertThat(calls().texts("a")).containsExactly("k2#1");
        assertThat(box.stats().emitFailures()).isEqualTo(1);
    }

    @Test
    default void emitAllKeepsTheOrderOfEachKey() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        List<Note> notes =
                IntStream.range(0, 300).mapToObj(i -> new Note("k" + i % 3, i)).toList();
        List<Emission> emissions =
                boxes().patience().await("the emits", box.box().emitter().emitAll(notes));
        assertThat(emissions)
                .extracting(Emission::key)
                .isEqualTo(notes.stream().map(Note::key).toList());
        box.awaitHandled(300);
        calls().assertOrderPerKey("a");
    }

    @Test
    default void idKeyTimeAndHeadersArrive() {
        assertEnvelopeArrives(WireFormat.cloudEvents());
    }

    @Test
    default void structuredModeArrives() {
        assertEnvelopeArrives(WireFormat.cloudEventsStructured());
    }

    @Test
    default void aPlaceholderOfTheTopicIsFilledFromTheRecord() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Sighting.class)).start();
        Emission emission = box.emit(new Sighting("north", "owl"));
        assertThat(emission.topic()).isEqualTo(boxes().topics().sightings("north"));
        box.awaitHandled(1);
        assertThat(calls().of("a").get(0).event()).isEqualTo(new Sighting("north", "owl"));
        Throwable failure =
                boxes().patience().awaitFailure("an emit without a region", box.emitLater(new Sighting("", "owl")));
        assertThat(failure).isInstanceOf(EmitException.class);
    }

    @Test
    default void aHandlerMayEmitOnItsOwnKey() {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> {
                    if (note.number() == 1) {
                        boxes().made().get(0).emit(new Note("k", 2));
                    }
                    return null;
                }))
                .start();
        box.emit(new Note("k", 1));
        box.awaitHandled(2);
        assertThat(calls().texts("a")).containsExactly("k1#1", "k2#1");
    }

    private void assertEnvelopeArrives(WireFormat format) {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class))
                .options(options -> options.wireFormat(format))
                .start();
        Instant time = Instant.parse("2026-02-03T04:05:06.789Z");
        EmitOptions options = EmitOptions.builder()
                .id("id-1")
                .key("other-key")
                .time(time)
                .attribute("subject", "cargo/7")
                .attribute("dataschema", "urn:schema:1")
                .attribute("sequence", "caf\u00e9 5")
                .header("tenant", "caf\u00e9 \u20ac")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .build();
        Emission emission = box.emit(new Note("k", 1), options);
        assertThat(emission).isEqualTo(new Emission("id-1", boxes().topics().notes(), "other-key", time));
        box.awaitHandled(1);
        Calls.Call call = calls().of("a").get(0);
        EventContext context = call.context();
        assertThat(call.event()).isEqualTo(new Note("k", 1));
        assertThat(context.id()).isEqualTo("id-1");
        assertThat(context.key()).isEqualTo("other-key");
        assertThat(context.type()).isEqualTo("note");
        assertThat(context.topic()).isEqualTo(boxes().topics().notes());
        assertThat(context.source()).isEqualTo(boxes().topics().group("app"));
        assertThat(context.time()).isEqualTo(time);
        assertThat(context.group()).isEqualTo(boxes().topics().group("app"));
        assertThat(context.headers().all("subject")).containsExactly("cargo/7");
        assertThat(context.headers().all("dataschema")).containsExactly("urn:schema:1");
        assertThat(context.headers().all("sequence")).containsExactly("caf\u00e9 5");
        assertThat(context.headers().first("tenant")).hasValue("caf\u00e9 \u20ac");
        assertThat(context.headers().first("traceparent")).isPresent();
    }
}
