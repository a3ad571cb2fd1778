package dev.signalbox.processor.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.processor.model.DurationText;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.retry.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the processor accepts in {@code @Retry}, the runtime takes. */
class DurationAgreementTest {

    private static final Duration LONGEST = Duration.ofDays(1);

    @ParameterizedTest
    @CsvFileSource(resources = "/agreement/durations.csv", useHeadersInDisplayName = true)
    void aTextIsTheDurationThatItSays(String text, Duration expected) {
        assertThat(new DurationText(text).value()).isEqualTo(Optional.ofNullable(expected));
    }

    /** Of two delays, of which neither may be longer than the other, each is the other. */
    @ParameterizedTest
    @CsvFileSource(resources = "/agreement/durations.csv", useHeadersInDisplayName = true)
    void theSameTextInTheEnvironmentIsTheSameDuration(String text, Duration expected) {
        if (expected == null || expected.isNegative()) {
            assertThatThrownBy(() -> fromEnvironment(text, "P2D"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("RETRY_");
        } else {
            assertThatCode(() -> fromEnvironment(text, expected.toString())).doesNotThrowAnyException();
            assertThatCode(() -> fromEnvironment(expected.toString(), text)).doesNotThrowAnyException();
        }
    }

    private static void fromEnvironment(String delay, String maxDelay) {
        SignalboxOptions.fromEnvironment(
                "SHOP",
                Map.of("SHOP_APPLICATION", "shop", "SHOP_RETRY_DELAY", delay, "SHOP_RETRY_MAX_DELAY", maxDelay));
    }

    @Property(tries = 2000)
    void theRuntimeTakesEveryDelayInRange(
            @ForAll("durations") String delay,
            @ForAll("durations") String maxDelay,
            @ForAll @IntRange(min = 0, max = 1000) int attempts,
            @ForAll @DoubleRange(min = 1, max = 100) double multiplier) {
        Optional<Duration> first = new DurationText(delay).value().filter(DurationAgreementTest::isInRange);
        Optional<Duration> longest = new DurationText(maxDelay).value().filter(DurationAgreementTest::isInRange);
        if (first.isEmpty() || longest.isEmpty()) {
            return;
        }
        RetryPolicy alone = RetryPolicy.defaults().overriddenBy(attempts, first.orElseThrow(), multiplier, null, -1);
        assertThat(alone.delay()).isEqualTo(first.orElseThrow());
        if (first.orElseThrow().compareTo(longest.orElseThrow()) <= 0) {
            RetryPolicy both = RetryPolicy.none()
                    .overriddenBy(attempts, first.orElseThrow(), multiplier, longest.orElseThrow(), 1);
            assertThat(both.maxDelay()).isEqualTo(longest.orElseThrow());
        }
    }

    private static boolean isInRange(Duration duration) {
        return !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
    }

    @Provide
    Arbitrary<String> durations() {
        Arbitrary<String> shortForms = Arbitraries.longs()
                .between(-5, 100_000)
                .flatMap(amount -> Arbitraries.of("ms", "s", "m", "h", "d").map(unit -> amount + unit));
        Arbitrary<String> iso = Arbitraries.longs()
                .between(-1_000, LONGEST.toMillis() + 1_000)
                .map(millis -> Duration.ofMillis(millis).toString());
        return Arbitraries.oneOf(shortForms, iso);
    }
}
