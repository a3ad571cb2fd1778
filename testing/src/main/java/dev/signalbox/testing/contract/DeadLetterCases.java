package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.EmitOptions;
import dev.signalbox.Headers;
import dev.signalbox.RawEvent;
import dev.signalbox.RejectEventException;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetterPage;
import dev.signalbox.runtime.receive.DeadLetters;
import dev.signalbox.runtime.transport.StoredLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Promise 7, the first half: a dead letter carries what arrived, untouched, and where it came from. */
interface DeadLetterCases extends Contract {

    @Test
    default void bytesKeyAndHeadersAreWhatArrived() {
        ContractBox box = boxes().box().handler(rejecting("a")).start();
        ContractBox other = boxes().box("other")
                .handler(calls().handler("raw", RawEvent.class)
                        .withTopic(boxes().topics().notes()))
                .start();
        byte[] body =
                "{ \"number\" : 7,\n\"key\":\"k\", \"extra\": \"\u00e4\u20ac\" }".getBytes(StandardCharsets.UTF_8);
        Headers headers = boxes().attributes("note", "k")
                .add("tenant", "caf\u00e9")
                .add("Trace-Id", "42")
                .build();
        boxes().publishRaw(boxes().topics().notes(), "k", headers, body);
        other.awaitHandled(1);
        RawEvent arrived = (RawEvent) calls().of("raw").get(0).event();
        assertThat(box.awaitLetters(1)).singleElement().satisfies(letter -> {
            assertThat(letter.payload()).isEqualTo(body);
            assertThat(letter.key()).isEqualTo("k");
            assertThat(letter.headers()).isEqualTo(arrived.headers()).containsAll(headers);
        });
    }

    @Test
    default void aLetterSaysWhereItCameFrom() {
        ContractBox box = boxes().box()
                .handler(calls().failing("a", new Note("k", 1), 99)
                        .withGroup(boxes().topics().group("readers")))
                .start();
        Instant before = Instant.now().minusSeconds(1);
        Emission emission = box.emit(new Note("k", 1));
        DeadLetter letter = box.awaitLetters(1).get(0);
        assertThat(letter.eventId()).isEqualTo(emission.id());
        assertThat(letter.topic()).isEqualTo(boxes().topics().notes());
        assertThat(letter.type()).isEqualTo("note");
        assertThat(letter.group()).isEqualTo(boxes().topics().group("readers"));
        assertThat(letter.handler()).isEqualTo("a");
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.HANDLER_FAILED);
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.errorType()).isEqualTo(IllegalStateException.class.getName());
        assertThat(letter.errorMessage()).isEqualTo("attempt 3");
        assertThat(letter.replays()).isZero();
        assertThat(letter.failedAt()).isAfter(before).isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    default void theBrokerKeepsProvenanceInHeadersOfItsOwn() {
        ContractBox box = boxes().box().handler(rejecting("a")).start();
        box.emit(new Note("k", 1));
        box.awaitLetters(1);
        List<StoredLetter> stored = boxes().storedLetters(boxes().topics().group("app"));
        assertThat(stored).singleElement().satisfies(letter -> {
            assertThat(letter.notes().first("sbx_dl_reason")).hasValue("REJECTED");
            assertThat(letter.notes().first("sbx_dl_handler")).hasValue("a");
            assertThat(letter.notes().first("sbx_dl_group"))
                    .hasValue(boxes().topics().group("app"));
            assertThat(letter.notes().first("sbx_dl_attempts")).hasValue("1");
            assertThat(letter.notes().first("sbx_dl_topic"))
                    .hasValue(boxes().topics().notes());
            assertThat(letter.notes().first("sbx_dl_failed_at")).isPresent();
            assertThat(letter.notes().first("sbx_dl_error_type")).hasValue(RejectEventException.class.getName());
            assertThat(letter.notes().first("sbx_dl_error_message")).hasValue("no");
            assertThat(letter.notes().first("sbx_dl_replays")).hasValue("0");
            assertThat(letter.headers()).extracting(Headers.Header::name).noneMatch(name -> name.startsWith("sbx_dl_"));
        });
    }

    @Test
    default void lettersAreListedOldestFirstUpToTheMaximum() {
        ContractBox box = boxes().box().handler(rejecting("a")).start();
        for (int i = 1; i <= 6; i++) {
            box.emit(new Note("k", i), EmitOptions.builder().id("event-" + i).build());
        }
        box.awaitLetters(6);
        String topic = boxes().topics().notes();
        assertThat(box.box().deadLetters().list(topic, 2))
                .extracting(DeadLetter::eventId)
                .containsExactly("event-1", "event-2");
        assertThat(box.letters())
                .extracting(DeadLetter::eventId)
                .startsWith("event-1", "event-2", "event-3")
                .hasSize(6);
        assertThat(box.letters(boxes().topics().topic("nothing-here"))).isEmpty();
    }

    @Test
    default void lettersAreListedInPagesOfWhichEachGoesOnBehindWhatIsGone() {
        ContractBox box = boxes().box().handler(rejecting("a")).start();
        for (int i = 1; i <= 7; i++) {
            box.emit(new Note("k", i), EmitOptions.builder().id("event-" + i).build());
        }
        box.awaitLetters(7);
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            DeadLetterPage page = box.box().deadLetters().page(boxes().topics().notes(), after, 2);
            assertThat(page.letters()).hasSizeBetween(1, 2);
            for (DeadLetter letter : page.letters()) {
                seen.add(letter.eventId());
                boxes().patience().await("the discard", discard(box, letter));
            }
            after = page.next();
        } while (after != null);
        assertThat(seen).containsExactly("event-1", "event-2", "event-3", "event-4", "event-5", "event-6", "event-7");
        assertThat(box.letters()).isEmpty();
    }

    @Test
    default void eventsOfTwoSourcesWithOneIdHaveTwoLetters() {
        ContractBox box = boxes().box().handler(rejecting("a")).start();
        String prefix = boxes().attributePrefix();
        for (String source : List.of("one", "another")) {
            Headers headers = Headers.of(
                    prefix + "specversion",
                    "1.0",
                    prefix + "id",
                    "7",
                    prefix + "type",
                    "note",
                    prefix + "source",
                    source,
                    prefix + "partitionkey",
                    "k");
            byte[] body = "{\"key\":\"k\",\"number\":1}".getBytes(StandardCharsets.UTF_8);
            boxes().publishRaw(boxes().topics().notes(), "k", headers, body);
        }
        List<DeadLetter> letters = box.awaitLetters(2);
        assertThat(letters).extracting(DeadLetter::id).doesNotHaveDuplicates();
        boxes().patience().await("the discard", discard(box, letters.get(0)));
        assertThat(box.letters()).containsExactly(letters.get(1));
    }

    @Test
    default void oneLetterIsFoundByItsName() {
        ContractBox box = boxes().box().handler(rejecting("a")).start();
        box.emit(new Note("k", 1));
        box.emit(new Note("k", 2));
        DeadLetter letter = box.awaitLetters(2).get(1);
        DeadLetters all = box.box().deadLetters();
        assertThat(all.find(letter.topic(), letter.group(), letter.id())).hasValue(letter);
        assertThat(all.find(letter.topic(), letter.group(), "another")).isEmpty();
        boxes().patience().await("the discard", discard(box, letter));
        assertThat(all.find(letter.topic(), letter.group(), letter.id())).isEmpty();
    }

    @Test
    default void aPatternListsTheLettersOfItsTopics() {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Sighting.class, (sighting, context) -> {
                    throw new RejectEventException("no");
                }))
                .start();
        box.emit(new Sighting("north", "owl"));
        box.emit(new Sighting("south", "kite"));
        List<DeadLetter> letters = box.awaitLetters(boxes().topics().sightings("*"), 2);
        assertThat(letters)
                .extracting(DeadLetter::topic)
                .containsExactlyInAnyOrder(
                        boxes().topics().sightings("north"), boxes().topics().sightings("south"));
        assertThat(box.letters(boxes().topics().sightings("north"))).hasSize(1);
    }

    @Test
    default void aDiscardedLetterIsGoneAndTheOthersStay() {
        ContractBox box = boxes().box().handler(rejecting("a")).start();
        box.emit(new Note("k", 1));
        box.emit(new Note("k", 2));
        List<DeadLetter> letters = box.awaitLetters(2);
        boxes().patience().await("the discard", discard(box, letters.get(0)));
        assertThat(box.letters())
                .extracting(DeadLetter::id)
                .containsExactly(letters.get(1).id());
        boxes().patience().await("a discard of what is gone", discard(box, letters.get(0)));
        assertThat(box.letters()).hasSize(1);
    }

    @Test
    default void aBoxListsTheLettersOfTheGroupsThatItHasHandlersFor() {
        ContractBox box = boxes().box().handler(rejecting("a")).start();
        ContractBox other =
                boxes().box("other").handler(calls().handler("b", Note.class)).start();
        box.emit(new Note("k", 1));
        box.awaitLetters(1);
        other.awaitHandled(1);
        assertThat(other.letters()).isEmpty();
    }

    private static CompletableFuture<Boolean> discard(ContractBox box, DeadLetter letter) {
        return box.box().deadLetters().discard(letter).thenApply(nothing -> true);
    }

    private HandlerBinding<Note> rejecting(String id) {
        return calls().handler(id, Note.class, (note, context) -> {
            throw new RejectEventException("no");
        });
    }
}
