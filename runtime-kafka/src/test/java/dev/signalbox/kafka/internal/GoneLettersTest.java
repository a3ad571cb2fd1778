package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GoneLettersTest {

    @Test
    void whatGoesInItsOrderIsRememberedAsOneRun() {
        GoneLetters gone = new GoneLetters();
        LongStream.range(0, 1_200_000).forEach(offset -> gone.add(3, offset, 0));
        assertThat(gone.runs()).isEqualTo(1);
        assertThat(gone.lastOfRun(3, 5)).isEqualTo(1_199_999);
        assertThat(gone.contains(2, 5, 0)).isFalse();
    }

    @Test
    void aLetterThatWasWrittenAfterTheEndOfTheLogWasLostIsThere() {
        GoneLetters gone = new GoneLetters();
        gone.add(0, 7, 1);
        assertThat(gone.contains(0, 7, 2)).isFalse();
        assertThat(gone.add(0, 7, 2)).isTrue();
        assertThat(gone.contains(0, 7, 2)).isTrue();
        assertThat(gone.add(0, 7, 1)).isFalse();
    }

    @Test
    void whatIsBeforeTheFirstLetterIsForgotten() {
        GoneLetters gone = new GoneLetters();
        List.of(1L, 2L, 4L, 6L).forEach(offset -> gone.add(0, offset, 0));
        gone.forgetBefore(0, 5);
        assertThat(gone.runs()).isEqualTo(1);
        assertThat(gone.contains(0, 6, 0)).isTrue();
    }

    @Property
    void theLastFactOfEachLetterCounts(@ForAll @Size(max = 100) List<@IntRange(max = 89) Integer> steps) {
        GoneLetters gone = new GoneLetters();
        Map<Long, Integer> model = new HashMap<>();
        for (int step : steps) {
            long offset = step / 3;
            int epoch = step % 3;
            boolean newer = epoch > model.getOrDefault(offset, -1);
            assertThat(gone.add(0, offset, epoch)).isEqualTo(newer);
            model.merge(offset, epoch, Math::max);
        }
        for (long offset = 0; offset < 31; offset++) {
            for (int epoch = 0; epoch < 3; epoch++) {
                assertThat(gone.contains(0, offset, epoch)).isEqualTo(epoch == model.getOrDefault(offset, -1));
            }
            long end = offset;
            while (model.containsKey(offset) && model.get(offset).equals(model.get(end))) {
                end++;
            }
            assertThat(gone.lastOfRun(0, offset)).isEqualTo(Math.max(offset, end - 1));
        }
    }
}
