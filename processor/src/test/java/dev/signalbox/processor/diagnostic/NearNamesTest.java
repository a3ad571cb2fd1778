package dev.signalbox.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0",
        "ABC, abc, 0",
        "abc, acb, 1",
        "abc, ab, 1",
        "abc, xbc, 1",
        "kitten, sitting, 3",
        "a, '', 1"
    })
    void distanceCountsEdits(String one, String other, int distance) {
        assertThat(NearNames.distance(one, other)).isEqualTo(distance);
        assertThat(NearNames.distance(other, one)).isEqualTo(distance);
    }

    @Test
    void theNearestIsSuggestedAndOfTwoTheFirst() {
        assertThat(NearNames.suggestion("usrId", List.of("orderId", "userId"))).isEqualTo(" Did you mean 'userId'?");
        assertThat(NearNames.suggestion("ac", List.of("ab", "aa"))).isEqualTo(" Did you mean 'aa'?");
    }

    @Test
    void nothingIsSuggestedWhereNothingIsNear() {
        assertThat(NearNames.suggestion("region", List.of("price", "id"))).isEmpty();
        assertThat(NearNames.suggestion("region", List.of())).isEmpty();
    }
}
