package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JavaUtilDate") // the client's type
class AmqpTimeTest {

    private static final String SECOND = "2026-03-01T12:00:07";

    /** Each after the one before, whose second is known then. */
    @ParameterizedTest
    @CsvSource({
        SECOND + "Z, " + SECOND + "Z",
        SECOND + ".5Z, " + SECOND + "Z",
        SECOND + ".999999999Z, " + SECOND + "Z",
        "2026-03-01T12:00:08.1Z, 2026-03-01T12:00:08Z",
        "2026-03-01T14:00:07.5+02:00, " + SECOND + "Z",
        "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00Z"
    })
    void fractionsAreDropped(String text, Instant second) {
        for (int time = 0; time < 2; time++) {
            assertThat(AmqpTime.ofNullable(text)).isEqualTo(Date.from(second));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", SECOND, SECOND + ".Z", SECOND + ".1234567890Z", SECOND + ".5xZ", SECOND + "xZ"})
    void whatIsNoTimestampHasNoSecondEvenIfItBeginsLikeTheLastOne(String text) {
        assertThat(AmqpTime.ofNullable(SECOND + "Z")).isNotNull();

        boolean readable = isReadable(text);

        assertThat(AmqpTime.ofNullable(text) != null).isEqualTo(readable);
    }

    @Test
    void nothingHasNone() {
        assertThat(AmqpTime.ofNullable(null)).isNull();
    }

    /** What the JDK says. */
    private static boolean isReadable(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (java.time.DateTimeException unreadable) {
            return false;
        }
    }
}
