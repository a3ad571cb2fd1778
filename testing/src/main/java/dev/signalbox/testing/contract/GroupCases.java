package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.RawEvent;
import dev.signalbox.Subscription;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who gets what: groups, their members, topics and patterns. */
interface GroupCases extends Contract {

    @Test
    default void eachGroupGetsEverything() {
        ContractBox one =
                boxes().box("one").handler(calls().handler("a", Note.class)).start();
        ContractBox two = boxes().box("two")
                .handler(calls().handler("b", Note.class))
                .handler(calls().handler("c", Note.class)
                        .withGroup(boxes().topics().group("three")))
                .start();
        for (int i = 1; i <= 5; i++) {
            one.emit(new Note("k", i));
        }
        one.awaitHandled(5);
        two.awaitHandled(10);
        List<String> all = List.of("k1#1", "k2#1", "k3#1", "k4#1", "k5#1");
        assertThat(calls().texts("a")).isEqualTo(all);
        assertThat(calls().texts("b")).isEqualTo(all);
        assertThat(calls().texts("c")).isEqualTo(all);
        assertThat(calls().of("c").get(0).context().group())
                .isEqualTo(boxes().topics().group("three"));
    }

    /**
     * None is handled twice, unless a member has given a part of the topic up meanwhile: what has not begun goes back
     * then, and a log is read again from there, with what had run ahead of it.
     */
    @Test
    default void theMembersOfAGroupShareTheWork() {
        Set<String> running = ConcurrentHashMap.newKeySet();
        Set<String> overlapping = ConcurrentHashMap.newKeySet();
        Calls.Action<Note> alone = (note, context) -> {
            String key = String.valueOf(note.key());
            if (!running.add(key)) {
                overlapping.add(key);
            }
            return CompletableFuture.runAsync(() -> running.remove(key));
        };
        ContractBox one =
                boxes().box().handler(calls().handler("a", Note.class, alone)).start();
        ContractBox two =
                boxes().box().handler(calls().handler("a", Note.class, alone)).start();
        List<Note> notes =
                IntStream.range(0, 600).mapToObj(i -> new Note("k" + i % 6, i)).toList();
        boxes().patience().await("the emits", one.box().emitter().emitAll(notes));
        boxes().patience()
                .await(
                        () -> "600 handled messages; there are " + one.stats() + " and " + two.stats(),
                        () -> one.stats().inFlight() + two.stats().inFlight() == 0
                                && one.stats().handled() + two.stats().handled() >= notes.size()
                                && handled("a").size() >= notes.size());
        assertThat(handled("a")).isEqualTo(Set.copyOf(notes));
        if (one.stats().handedBack() + two.stats().handedBack() == 0) {
            assertThat(calls().of("a")).extracting(Calls.Call::event).doesNotHaveDuplicates();
        }
        assertThat(overlapping)
                .as("keys of which two events were handled at once")
                .isEmpty();
        calls().assertOrderPerKey("a");
    }

    @Test
    default void whatComesWhileNobodyOfTheGroupReadsIsKeptForIt() {
        ContractBox before =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        before.emit(new Note("k", 1));
        before.awaitHandled(1);
        before.close();
        ContractBox emitter = boxes().box("emitter").create();
        emitter.emit(new Note("k", 2));
        emitter.emit(new Note("k", 3));

        ContractBox after =
                boxes().box().handler(calls().handler("b", Note.class)).start();
        after.awaitHandled(2);
        assertThat(calls().texts("b")).containsExactly("k2#1", "k3#1");
    }

    /** A broker that cannot keep what nobody reads refuses it: confirmed and lost it must not be. */
    @Test
    default void whatIsConfirmedBeforeAnyGroupReadsIsThereForTheFirst() {
        ContractBox emitter = boxes().box("emitter").create();
        CompletableFuture<Emission> early = emitter.emitLater(new Note("k", 1));
        Boolean confirmed = boxes().patience().await("the answer of the broker", early.handle((emission, refusal) -> {
            assertThat(refusal)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            some -> assertThat(some).isInstanceOf(EmitException.class));
            return refusal == null;
        }));
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        box.emit(new Note("k", 2));
        box.awaitHandled(confirmed ? 2 : 1);
        assertThat(calls().texts("a")).isEqualTo(confirmed ? List.of("k1#1", "k2#1") : List.of("k2#1"));
    }

    @Test
    default void aPatternReadsItsTopicsAndCapturesTheirSegments() {
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Sighting.class)
                        .withTopic(boxes().topics().sightings("{area}")))
                .start();
        box.emit(new Sighting("north", "owl"));
        box.emit(new Sighting("south", "kite"));
        box.awaitHandled(2);
        assertThat(calls().of("a"))
                .extracting(call ->
                        call.context().topicParam("area") + " " + call.context().topic())
                .containsExactlyInAnyOrder(
                        "north " + boxes().topics().sightings("north"),
                        "south " + boxes().topics().sightings("south"));
    }

    @Test
    default void aWildcardForTheRestReadsAllBelowAndNoDeadLetters() {
        ContractBox box = boxes().box()
                .handler(calls().handler("raw", RawEvent.class)
                        .withTopic(boxes().topics().topic("**")))
                .handler(calls().failing("failing", new Note("k", 1), 99)
                        .withGroup(boxes().topics().group("failing")))
                .start();
        box.emit(new Note("k", 1));
        box.awaitLetters(1);
        box.emit(new Sighting("north", "owl"));
        box.emit(new Note("k", 2));
        calls().await("raw", 3);
        box.awaitSettled(5);
        assertThat(calls().of("raw"))
                .extracting(call -> ((RawEvent) call.event()).topic())
                .containsExactlyInAnyOrder(
                        boxes().topics().notes(),
                        boxes().topics().notes(),
                        boxes().topics().sightings("north"));
    }

    @Test
    default void eventsOfSeveralTypesOnOneTopicGoToTheirOwnHandlers() {
        ContractBox box = boxes().box()
                .handler(calls().handler("notes", Note.class))
                .handler(calls().handler("memos", Memo.class))
                .start();
        box.emit(new Note("k", 1));
        box.emit(new Memo("k", "hello"));
        box.emit(new Note("k", 2));
        box.awaitHandled(3);
        assertThat(calls().all()).containsExactly("notes k1#1", "memos Memo[key=k, text=hello]#1", "notes k2#1");
    }

    @Test
    default void aHandlerMayComeAndGoAtRunTime() {
        ContractBox box =
                boxes().box().handler(calls().handler("notes", Note.class)).start();
        List<String> seen = new CopyOnWriteArrayList<>();
        Subscription subscription =
                box.box().subscribe("late", Sighting.class, (sighting, context) -> seen.add(sighting.bird()));
        box.emit(new Sighting("north", "owl"));
        box.awaitHandled(1);
        subscription.close();
        subscription.close();
        box.emit(new Note("k", 1));
        box.awaitHandled(2);
        assertThat(seen).containsExactly("owl");
    }

    /** The events that a handler was called with, each once. */
    private Set<Object> handled(String handler) {
        return calls().of(handler).stream().map(Calls.Call::event).collect(Collectors.toSet());
    }
}
