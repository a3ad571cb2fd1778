package dev.signalbox.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private static final double MIDDLE = 0.5;

    @Test
    void theDefaultsAreFourAttemptsFromOneSecondDoublingToSixty() {
        RetryPolicy policy = RetryPolicy.builder().build();

        assertThat(policy)
                .isEqualTo(new RetryPolicy(4, Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 0.1))
                .isEqualTo(RetryPolicy.defaults());
    }

    @Test
    void delaysGrowByTheMultiplierUpToTheLongest() {
        RetryPolicy policy =
                RetryPolicy.builder().maxDelay(Duration.ofSeconds(5)).jitter(0).build();

        assertThat(policy.delayAfter(1, MIDDLE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.delayAfter(2, MIDDLE)).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.delayAfter(3, MIDDLE)).isEqualTo(Duration.ofSeconds(4));
        assertThat(policy.delayAfter(4, MIDDLE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(policy.delayAfter(5, MIDDLE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void jitterVariesTheDelayToBothSides() {
        RetryPolicy policy = RetryPolicy.builder().jitter(0.1).build();

        assertThat(policy.delayAfter(1, 0)).isEqualTo(Duration.ofMillis(900));
        assertThat(policy.delayAfter(1, MIDDLE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.delayAfter(1, 1)).isEqualTo(Duration.ofMillis(1100));
    }

    @Test
    void jitterOnlyShortensTheLongestDelay() {
        RetryPolicy policy = RetryPolicy.builder()
                .delay(Duration.ofSeconds(10))
                .maxDelay(Duration.ofSeconds(10))
                .jitter(0.5)
                .build();

        assertThat(policy.delayAfter(3, 0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(policy.delayAfter(3, 1)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void attemptsCountTheFirst() {
        RetryPolicy policy = RetryPolicy.builder().attempts(3).build();

        assertThat(policy.retriesAfter(1)).isTrue();
        assertThat(policy.retriesAfter(2)).isTrue();
        assertThat(policy.retriesAfter(3)).isFalse();
        assertThat(policy.retriesAfter(4)).isFalse();
    }

    @Test
    void noneNeverRetries() {
        assertThat(RetryPolicy.none().retriesAfter(1)).isFalse();
    }

    @Test
    void withoutADelayThereIsNoneHoweverOftenItGrows() {
        RetryPolicy policy = RetryPolicy.builder()
                .attempts(Integer.MAX_VALUE)
                .delay(Duration.ZERO)
                .multiplier(10)
                .build();

        assertThat(policy.delayAfter(1, 1)).isEqualTo(Duration.ZERO);
        assertThat(policy.delayAfter(Integer.MAX_VALUE, 1)).isEqualTo(Duration.ZERO);
    }

    @Test
    void theLongestDurationThereIsDoesNotOverflow() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        RetryPolicy policy = RetryPolicy.builder()
                .attempts(Integer.MAX_VALUE)
                .delay(longest)
                .multiplier(Double.MAX_VALUE)
                .jitter(1)
                .build();

        assertThat(policy.delayAfter(Integer.MAX_VALUE, 1)).isEqualTo(longest);
        assertThat(policy.delayAfter(1, MIDDLE)).isBetween(Duration.ZERO, longest);
    }

    @Property
    void noDelayIsNegativeOrLongerThanTheLongest(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long delayNanos,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long moreNanos,
            @ForAll @DoubleRange(min = 1, max = 1e300) double multiplier,
            @ForAll @DoubleRange(min = 0, max = 1) double jitter,
            @ForAll @IntRange(min = 1) int attempt,
            @ForAll @DoubleRange(min = 0, max = 1) double random) {
        Duration longest = Duration.ofNanos(delayNanos + moreNanos);
        RetryPolicy policy =
                new RetryPolicy(Integer.MAX_VALUE, Duration.ofNanos(delayNanos), multiplier, longest, jitter);

        assertThat(policy.delayAfter(attempt, random)).isBetween(Duration.ZERO, longest);
    }

    @Property
    void delaysNeverShrinkFromOneAttemptToTheNext(
            @ForAll @LongRange(min = 0, max = 100_000_000_000L) long delayNanos,
            @ForAll @DoubleRange(min = 1, max = 100) double multiplier,
            @ForAll @IntRange(min = 1, max = 2_000) int attempt) {
        RetryPolicy policy = RetryPolicy.builder()
                .delay(Duration.ofNanos(delayNanos))
                .maxDelay(Duration.ofDays(1))
                .multiplier(multiplier)
                .jitter(0)
                .build();

        assertThat(policy.delayAfter(attempt + 1, MIDDLE)).isGreaterThanOrEqualTo(policy.delayAfter(attempt, MIDDLE));
    }

    @Test
    void aPolicyThatCannotWorkIsRefusedWithWhatToChange() {
        assertRefused(RetryPolicy.builder().attempts(0), "attempts must be at least 1", "is 0");
        assertRefused(RetryPolicy.builder().delay(Duration.ofMillis(-1)), "delay must not be negative", "-1ms");
        assertRefused(RetryPolicy.builder().maxDelay(Duration.ofMillis(-1)), "maxDelay must not be negative");
        assertRefused(
                RetryPolicy.builder().maxDelay(Duration.ofMillis(999)),
                "delay must not be longer than maxDelay",
                "1s",
                "999ms");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.99, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aMultiplierThatDoesNotGrowIsRefused(double multiplier) {
        assertRefused(RetryPolicy.builder().multiplier(multiplier), "multiplier must be a number of at least 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void aJitterThatIsNoShareIsRefused(double jitter) {
        assertRefused(RetryPolicy.builder().jitter(jitter), "jitter must be from 0 to 1");
    }

    @Test
    void aDelayBeyondTheDefaultCeilingRaisesIt() {
        RetryPolicy policy = RetryPolicy.builder().delay(Duration.ofMinutes(5)).build();

        assertThat(policy.maxDelay()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void whatAHandlerLeavesOutStaysAsItIs() {
        RetryPolicy policy = RetryPolicy.defaults();

        assertThat(policy.overriddenBy(0, null, 0, null, -1)).isEqualTo(policy);
    }

    @Test
    void whatAHandlerSetsReplacesThePolicys() {
        RetryPolicy merged =
                RetryPolicy.defaults().overriddenBy(6, Duration.ofMillis(200), 3, Duration.ofSeconds(10), 0);

        assertThat(merged).isEqualTo(new RetryPolicy(6, Duration.ofMillis(200), 3, Duration.ofSeconds(10), 0));
    }

    @Test
    void aHandlersDelayAndCeilingPushTheOtherWhereItLeftThatOut() {
        RetryPolicy policy = RetryPolicy.defaults();

        assertThat(policy.overriddenBy(0, Duration.ofMinutes(2), 0, null, -1).maxDelay())
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(policy.overriddenBy(0, null, 0, Duration.ofMillis(300), -1).delay())
                .isEqualTo(Duration.ofMillis(300));
    }

    private static void assertRefused(RetryPolicy.Builder builder, String... parts) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(parts);
    }
}
