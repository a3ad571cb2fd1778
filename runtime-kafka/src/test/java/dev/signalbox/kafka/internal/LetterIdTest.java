package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterIdTest {

    @Test
    void itsTextIsReadBack() {
        LetterId id = new LetterId(Uuid.randomUuid(), 3, 1_042, LetterId.NO_EPOCH);
        assertThat(LetterId.of(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1:2",
                "1:2:3",
                "1:2:3:",
                "a:2:3:AAAAAAAAAAAAAAAAAAAAAQ",
                "1:2:3:AAAAAAAAAAAAAAAAAAAAAQ:5",
                "1:2:3:?"
            })
    void whatIsNoneIsNone(String text) {
        assertThat(LetterId.of(text)).isEmpty();
    }
}
