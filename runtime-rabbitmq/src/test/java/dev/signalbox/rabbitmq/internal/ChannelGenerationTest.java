package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.rabbitmq.internal.ChannelGeneration.Ack;
import dev.signalbox.rabbitmq.internal.ChannelGeneration.Due;
import dev.signalbox.rabbitmq.internal.ChannelGeneration.Entry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChannelGenerationTest {

    private final ChannelGeneration generation = new ChannelGeneration(3);

    @Test
    void whatIsDoneWithoutAGapIsAcknowledgedInOne() {
        List<Entry> entries = begin(1, 2, 3);
        assertThat(generation.done(entries.get(1))).isEqualTo(Due.SOON);
        assertThat(generation.done(entries.get(0))).isEqualTo(Due.NOT_NEW);
        assertThat(generation.done(entries.get(2))).isEqualTo(Due.NOW);
        assertThat(generation.acks()).containsExactly(new Ack(3, true));
        assertThat(generation.acks()).isEmpty();
    }

    @Test
    void whatIsBehindAnUnfinishedOneIsAcknowledgedAlone() {
        List<Entry> entries = begin(1, 2, 3, 4);
        generation.done(entries.get(0));
        generation.done(entries.get(2));
        assertThat(generation.acks()).containsExactly(new Ack(1, false), new Ack(3, false));
        generation.done(entries.get(1));
        assertThat(generation.acks()).containsExactly(new Ack(2, false));
        generation.done(entries.get(3));
        assertThat(generation.acks()).containsExactly(new Ack(4, false));
    }

    @Test
    void doneTwiceIsDoneOnce() {
        List<Entry> entries = begin(1);
        generation.done(entries.get(0));
        assertThat(generation.done(entries.get(0))).isEqualTo(Due.NOT_NEW);
        assertThat(generation.acks()).hasSize(1);
    }

    @Test
    void afterItsEndNothingIsAcknowledged() {
        List<Entry> entries = begin(1, 2);
        generation.done(entries.get(0));
        generation.end();
        assertThat(generation.current()).isFalse();
        assertThat(generation.done(entries.get(1))).isEqualTo(Due.NOT_NEW);
        assertThat(generation.acks()).isEmpty();
    }

    /** The client loses what it has no memory for, and hands over what is behind it. */
    @Test
    void whatDidNotComeIsNeverAcknowledgedTogetherWithWhatIsBehindIt() {
        List<Entry> entries = begin(1, 2);
        assertThat(generation.begin(new Entry(3))).isTrue();
        Entry behind = new Entry(6);
        assertThat(generation.begin(behind)).isFalse();
        entries.forEach(generation::done);
        generation.done(behind);
        assertThat(generation.acks()).containsExactly(new Ack(1, false), new Ack(2, false), new Ack(6, false));
        Entry next = new Entry(7);
        assertThat(generation.begin(next)).isTrue();
        generation.done(next);
        assertThat(generation.acks()).containsExactly(new Ack(7, false));
    }

    @Test
    void theFirstMayBeMissingToo() {
        Entry second = new Entry(2);
        assertThat(generation.begin(second)).isFalse();
        generation.done(second);
        assertThat(generation.acks()).containsExactly(new Ack(2, false));
    }

    /** A broker that keeps book: every tag is acknowledged once, none that is not done, and each it knows. */
    @Property
    void theBrokerIsToldEachTagOnceAndOnlyWhenItIsDone(@ForAll long seed) {
        Random random = new Random(seed);
        ChannelGeneration any = new ChannelGeneration(1 + random.nextInt(5));
        Set<Long> outstanding = new TreeSet<>();
        Set<Long> done = new TreeSet<>();
        List<Entry> open = new ArrayList<>();
        Set<Long> lost = new TreeSet<>();
        boolean losing = random.nextBoolean();
        for (long tag = 1; tag <= 80 || !open.isEmpty(); tag++) {
            if (tag <= 80 && losing && random.nextInt(20) == 0) {
                lost.add(tag);
                outstanding.add(tag);
            } else if (tag <= 80) {
                Entry entry = new Entry(tag);
                any.begin(entry);
                open.add(entry);
                outstanding.add(tag);
            }
            Collections.shuffle(open, random);
            while (!open.isEmpty() && (tag > 80 || random.nextInt(3) > 0)) {
                Entry ending = open.remove(0);
                done.add(ending.tag());
                if (any.done(ending) == Due.NOW || random.nextInt(4) == 0) {
                    tell(any.acks(), outstanding, done);
                }
            }
        }
        tell(any.acks(), outstanding, done);
        assertThat(outstanding).isEqualTo(lost);
    }

    private static void tell(List<Ack> acks, Set<Long> outstanding, Set<Long> done) {
        for (Ack ack : acks) {
            assertThat(outstanding).contains(ack.tag());
            List<Long> acknowledged = outstanding.stream()
                    .filter(tag -> ack.multiple() ? tag <= ack.tag() : tag == ack.tag())
                    .toList();
            assertThat(done).containsAll(acknowledged);
            acknowledged.forEach(outstanding::remove);
        }
    }

    private List<Entry> begin(long... tags) {
        List<Entry> entries = new ArrayList<>();
        for (long tag : tags) {
            Entry entry = new Entry(tag);
            generation.begin(entry);
            entries.add(entry);
        }
        return entries;
    }
}
