package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PartitionLedgerTest {

    private PartitionLedger ledger = new PartitionLedger();

    @Test
    void nothingIsCommittedBeforeAnythingWasRead() {
        assertThat(ledger.commitPoint()).isEqualTo(PartitionLedger.NOTHING);
    }

    @Test
    void anUnfinishedRecordHoldsTheCommitPointHoweverManyBehindItAreDone() {
        PartitionLedger.Entry first = read(5);
        PartitionLedger.Entry second = read(6);
        PartitionLedger.Entry third = read(7);
        assertThat(ledger.done(second)).isFalse();
        assertThat(ledger.done(third)).isFalse();
        assertThat(ledger.commitPoint()).isEqualTo(5);
        assertThat(ledger.ahead()).isEqualTo(3);
        assertThat(ledger.done(first)).isTrue();
        assertThat(ledger.commitPoint()).isEqualTo(8);
        assertThat(ledger.ahead()).isZero();
    }

    @Test
    void gapsAreNoReasonToWait() {
        PartitionLedger.Entry first = read(5);
        PartitionLedger.Entry second = read(90);
        ledger.done(first);
        assertThat(ledger.commitPoint()).isEqualTo(90);
        ledger.done(second);
        ledger.readUpTo(120);
        assertThat(ledger.commitPoint()).isEqualTo(120);
    }

    @Test
    void whatLiesBeforeTheLastRecordIsNotReadAgain() {
        read(5);
        assertThatThrownBy(() -> read(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5")
                .hasMessageContaining("6");
        ledger.readUpTo(3);
        read(6);
    }

    @Test
    void whatHasBeenReadIsKnown() {
        assertThat(ledger.hasRead(0)).isFalse();
        read(5);
        assertThat(ledger.hasRead(5)).isTrue();
        assertThat(ledger.hasRead(6)).isFalse();
        ledger.readUpTo(9);
        assertThat(ledger.hasRead(8)).isTrue();
    }

    @Test
    void doneTwiceIsDoneOnce() {
        PartitionLedger.Entry first = read(0);
        PartitionLedger.Entry second = read(1);
        ledger.done(first);
        ledger.done(first);
        assertThat(ledger.commitPoint()).isEqualTo(1);
        ledger.done(second);
        assertThat(ledger.commitPoint()).isEqualTo(2);
    }

    /** Against a map of offsets that are done or not, and the rule as it is said. */
    @Property
    void agreesWithAListOfAllRecords(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 4) Integer> steps, @ForAll long seed) {
        ledger = new PartitionLedger();
        Random random = new Random(seed);
        TreeMap<Long, Boolean> model = new TreeMap<>();
        List<PartitionLedger.Entry> open = new ArrayList<>();
        long next = 0;
        for (int step : steps) {
            long offset = next + step - 1;
            open.add(read(offset));
            model.put(offset, false);
            next = offset + 1;
            Collections.shuffle(open, random);
            while (!open.isEmpty() && random.nextInt(3) == 0) {
                PartitionLedger.Entry ending = open.remove(0);
                ledger.done(ending);
                model.put(ending.offset(), true);
            }
            assertThat(ledger.commitPoint()).isEqualTo(pointOf(model, next));
        }
        open.forEach(ledger::done);
        assertThat(ledger.commitPoint()).isEqualTo(steps.isEmpty() ? PartitionLedger.NOTHING : next);
    }

    private static long pointOf(Map<Long, Boolean> model, long next) {
        return model.entrySet().stream()
                .filter(record -> !record.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(next);
    }

    private PartitionLedger.Entry read(long offset) {
        PartitionLedger.Entry entry = new PartitionLedger.Entry(offset);
        ledger.begin(entry);
        return entry;
    }
}
