package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetResetTest {

    @Test
    void kafkasWordsAreKnown() {
        assertThat(OffsetReset.of("earliest").isRelativeToNow()).isFalse();
        assertThat(OffsetReset.of("none").kind()).isEqualTo(OffsetReset.Kind.NONE);
        assertThat(OffsetReset.of("Latest").isRelativeToNow()).isTrue();
        assertThat(OffsetReset.of("by_duration:PT1H").back()).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "newest", "by_duration:", "by_duration:1h", "by_duration:-PT1H"})
    void anythingElseIsRefusedWithWhatThereIs(String text) {
        assertThatThrownBy(() -> OffsetReset.of(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "auto.offset.reset", "'" + text + "'", "earliest", "latest", "none", "by_duration:");
    }
}
