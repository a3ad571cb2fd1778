package dev.signalbox.runtime.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    @Test
    void areUuidsOfVersionFour() {
        EventIds ids = new EventIds();
        for (int i = 0; i < 1_000; i++) {
            UUID id = UUID.fromString(ids.get());
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void areNeverMadeTwice() {
        Set<String> seen = new HashSet<>();
        EventIds one = new EventIds();
        EventIds other = new EventIds();
        for (int i = 0; i < 50_000; i++) {
            assertThat(seen.add(one.get())).isTrue();
            assertThat(seen.add(other.get())).isTrue();
        }
    }

    /** Each of the 122 bits that are not fixed is set about half of the time. */
    @Test
    void spreadOverAllBits() {
        int[] set = new int[128];
        int ids = 20_000;
        EventIds source = new EventIds();
        for (int i = 0; i < ids; i++) {
            UUID id = UUID.fromString(source.get());
            for (int bit = 0; bit < 64; bit++) {
                set[bit] += (int) ((id.getMostSignificantBits() >>> bit) & 1);
                set[64 + bit] += (int) ((id.getLeastSignificantBits() >>> bit) & 1);
            }
        }
        List<Integer> varying = Arrays.stream(set)
                .filter(count -> count != 0 && count != ids)
                .boxed()
                .toList();
        assertThat(varying).hasSize(122).allMatch(count -> count > ids * 45 / 100 && count < ids * 55 / 100);
    }
}
