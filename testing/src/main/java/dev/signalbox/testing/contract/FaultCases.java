package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.EmitOptions;
import dev.signalbox.EventContext;
import dev.signalbox.RejectEventException;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.testing.transport.FaultyTransport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** All promises at once, over a broker that fails at random. */
interface FaultCases extends Contract {

    /** A system property that repeats a run, as far as the order of calls is the same. */
    String SEED = "signalbox.contract.seed";

    @Test
    default void overABrokerThatFailsAtRandomNothingIsLostAndNoKeyIsOutOfOrder(TestReporter reporter) {
        long seed = Long.getLong(SEED, ThreadLocalRandom.current().nextLong());
        reporter.publishEntry(SEED, Long.toString(seed));
        List<FaultyTransport> faulty = new ArrayList<>();
        Set<String> handled = ConcurrentHashMap.newKeySet();
        ContractBox box = boxes().box()
                .handler(calls().handler("a", Note.class, (note, context) -> byChance(seed, note, context, handled)))
                .around(broker -> {
                    faulty.add(faulty(broker, seed));
                    return faulty.get(0);
                })
                .start();
        Set<String> sent = emitSurely(box, 300, 20);
        boxes().patience()
                .await(
                        () -> "handled or dead of all " + sent.size() + "; handled are " + handled.size() + ", dead "
                                + deadOf(box).size() + ", over " + faulty,
                        () -> ended(handled, deadOf(box)).containsAll(sent));
        String description = "seed " + seed + ", " + faulty;
        assertThat(ended(handled, deadOf(box))).as(description).isEqualTo(sent);
        calls().assertOrderPerKey("a", description);
        assertThat(faulty.get(0).faults()).as(description).isPositive();
    }

    private static FaultyTransport faulty(Transport broker, long seed) {
        return FaultyTransport.around(broker)
                .seed(seed)
                .refused(0.05)
                .unconfirmed(0.05)
                .duplicated(0.05)
                .takenAway(0.03)
                .letterRefused(0.1)
                .build();
    }

    /** Fails in a fifth of the attempts, and rejects a twentieth of the notes: the seed decides for each. */
    private static @Nullable CompletionStage<?> byChance(
            long seed, Note note, EventContext context, Set<String> handled) {
        if (new Random(seed ^ note.number() * 31L).nextInt(20) == 0) {
            throw new RejectEventException("by chance");
        }
        if (new Random(seed ^ (note.number() * 31L + context.attempt()) * 17L).nextInt(5) == 0) {
            throw new IllegalStateException("by chance");
        }
        handled.add(context.id());
        return null;
    }

    /** Emits each again, under its id, until it is confirmed; as an outbox would. The ids. */
    private Set<String> emitSurely(ContractBox box, int count, int keys) {
        Set<String> sent = new HashSet<>();
        for (int i = 0; i < count; i++) {
            Note note = new Note("k" + i % keys, i);
            EmitOptions options = EmitOptions.builder()
                    .id(boxes().topics().group("event-" + i))
                    .build();
            Boolean confirmed = false;
            while (!confirmed) {
                confirmed = boxes().patience()
                        .await(
                                "an answer for " + note,
                                box.box().emitter().emit(note, options).handle((emission, failure) -> failure == null));
            }
            sent.add(Objects.requireNonNull(options.id()));
        }
        return sent;
    }

    private static Set<String> deadOf(ContractBox box) {
        Set<String> dead = new HashSet<>();
        box.letters().stream().map(DeadLetter::eventId).forEach(dead::add);
        return dead;
    }

    private static Set<String> ended(Set<String> handled, Set<String> dead) {
        Set<String> ended = new HashSet<>(handled);
        ended.addAll(dead);
        return ended;
    }
}
