package dev.signalbox.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.EmitException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    /** From the first second of the year 0 to the last of the year 9999. */
    private static final long FIRST = -62_167_219_200L;

    private static final long LAST = 253_402_300_799L;

    @Property
    void writesAsTheJdkDoesAndReadsItBack(
            @ForAll @LongRange(min = FIRST, max = LAST) long seconds,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nanos) {
        for (int fraction : new int[] {nanos, nanos / 1000 * 1000, nanos / 1_000_000 * 1_000_000, 0}) {
            Instant instant = Instant.ofEpochSecond(seconds, fraction);

            assertThat(Rfc3339.format(instant)).isEqualTo(instant.toString());
            assertThat(Rfc3339.parse(Rfc3339.format(instant))).isEqualTo(instant);
        }
    }

    @Property
    void readsOffsetsAsTheJdkDoes(
            @ForAll @LongRange(min = FIRST + 100_000, max = LAST - 100_000) long seconds,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
        Instant instant = Instant.ofEpochSecond(seconds);
        OffsetDateTime there = instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));

        assertThat(Rfc3339.parse(there.toString())).isEqualTo(instant);
    }

    @Property
    void anythingElseIsRefusedInOneWay(
            @ForAll @StringLength(min = 15, max = 32) @CharRange(from = '+', to = ':') String noise) {
        for (String text :
                new String[] {noise, noise + "Z", "2026-01-02T03:04:05" + noise, "2026-01-02T" + noise + "Z"}) {
            try {
                assertThat(Rfc3339.parse(text)).isNotNull();
            } catch (DateTimeException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2018-04-05T03:56:24Z, 2018-04-05T03:56:24Z",
        "2018-04-05t03:56:24z, 2018-04-05T03:56:24Z",
        "2018-04-05T17:31:00.5Z, 2018-04-05T17:31:00.5Z",
        "2018-04-05T17:31:00.123456789123Z, 2018-04-05T17:31:00.123456789Z",
        "2018-04-05T17:31:00+02:00, 2018-04-05T15:31:00Z",
        "2018-04-05T17:31:00.25-00:00, 2018-04-05T17:31:00.25Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2018-04-05T03:56Z, 2018-04-05T03:56:00Z",
    })
    void readsWhatTheRfcAllowsAndTimesWithoutSeconds(String text, Instant instant) {
        assertThat(Rfc3339.parse(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "yesterday",
                "2018-04-05",
                "2018-04-05 03:56:24Z",
                "2018-04-05T03:56:24",
                "2018-04-05T03:56:24.Z",
                "2018-04-05T03:56:24,5Z",
                "2018-04-05T03:56:24.5xZ",
                "2018-02-30T03:56:24Z",
                "2018-00-05T03:56:24Z",
                "2018-13-05T03:56:24Z",
                "2018-04-05T24:00:00Z",
                "2018-04-05T03:60:24Z",
                "2018-04-05T03:56:61Z",
                "2018/04/05T03:56:24Z",
                "2018-04-05T03.56.24Z",
                "-018-04-05T03:56:24Z",
                "1522900584"
            })
    void refusesWhatIsNoTimestamp(String text) {
        assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void yearsBeyondTheRfcAreRefused() {
        for (Instant beyond : List.of(
                Instant.MAX,
                Instant.MIN,
                Instant.parse("-0001-12-31T23:59:59.999999999Z"),
                Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThatThrownBy(() -> Rfc3339.format(beyond))
                    .isInstanceOf(EmitException.class)
                    .hasMessageContaining("0 to 9999")
                    .hasMessageContaining(beyond.toString());
        }
    }
}
