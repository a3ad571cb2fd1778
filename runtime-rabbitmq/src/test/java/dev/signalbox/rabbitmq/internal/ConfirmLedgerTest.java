package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConfirmLedgerTest {

    @Test
    void aConfirmIsForOneOrForAllUpToIt() {
        ConfirmLedger<String> ledger = new ConfirmLedger<>();
        ledger.published(1, "a");
        ledger.published(2, "b");
        ledger.published(3, "c");
        ledger.published(4, "d");
        assertThat(take(ledger, 2, false)).containsExactly("b");
        assertThat(take(ledger, 2, false)).isEmpty();
        assertThat(take(ledger, 3, true)).containsExactly("a", "c");
        assertThat(ledger.takeAll()).containsExactly("d");
        assertThat(ledger.size()).isZero();
    }

    @Test
    void numbersOnlyGrow() {
        ConfirmLedger<String> ledger = new ConfirmLedger<>();
        ledger.published(7, "a");
        assertThatThrownBy(() -> ledger.published(7, "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7");
    }

    @Test
    void theOldestThatMatchesIsFound() {
        ConfirmLedger<String> ledger = new ConfirmLedger<>();
        ledger.published(1, "ab");
        ledger.published(2, "b");
        ledger.published(3, "bc");
        assertThat(ledger.first(text -> text.startsWith("b"))).containsExactly("b");
        assertThat(ledger.first(text -> text.startsWith("x"))).isEmpty();
    }

    /** Against a sorted map, with confirms of every kind in every order. */
    @Property
    void agreesWithAMapOfAllThatWaits(@ForAll long seed) {
        Random random = new Random(seed);
        ConfirmLedger<Long> ledger = new ConfirmLedger<>();
        TreeMap<Long, Long> model = new TreeMap<>();
        for (long number = 1; number <= 60; number++) {
            ledger.published(number, number);
            model.put(number, number);
            if (random.nextInt(3) == 0) {
                long confirmed = 1L + random.nextInt((int) number);
                boolean multiple = random.nextBoolean();
                var expected =
                        multiple ? model.headMap(confirmed, true) : model.subMap(confirmed, true, confirmed, true);
                List<Long> taken = new ArrayList<>(expected.values());
                expected.clear();
                assertThat(take(ledger, confirmed, multiple)).isEqualTo(taken);
            }
            assertThat(ledger.size()).isEqualTo(model.size());
        }
        assertThat(ledger.takeAll()).isEqualTo(List.copyOf(model.values()));
    }

    private static <T> List<T> take(ConfirmLedger<T> ledger, long number, boolean multiple) {
        ConfirmLedger.Found<T> found = ledger.find(number, multiple);
        ledger.remove(found);
        return found.messages();
    }
}
