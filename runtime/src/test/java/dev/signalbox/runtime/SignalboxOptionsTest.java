package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.wire.PayloadFormat;
import dev.signalbox.runtime.wire.WireFormat;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignalboxOptionsTest {

    @Test
    void theDefaultsAreThoseOfTheContract() {
        SignalboxOptions options = SignalboxOptions.builder("shop").build();
        assertThat(options.application()).isEqualTo("shop");
        assertThat(options.wireFormat()).isSameAs(WireFormat.cloudEvents());
        assertThat(options.payloadFormat()).isSameAs(PayloadFormat.json());
        assertThat(options.retry()).isEqualTo(RetryPolicy.builder().build());
        assertThat(options.concurrency()).isEqualTo(16);
        assertThat(options.maxInFlight()).isEqualTo(1_000);
        assertThat(options.emitTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.startTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.drainTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.unrouted()).isEqualTo(UnroutedPolicy.IGNORE);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(String because, Consumer<SignalboxOptions.Builder> option) {
        SignalboxOptions.Builder builder = SignalboxOptions.builder("shop");
        assertThatThrownBy(() -> option.accept(builder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(because);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refusal("concurrency must be at least 1", builder -> builder.concurrency(0)),
                refusal("maxInFlight must be at least 1", builder -> builder.maxInFlight(-1)),
                refusal("emitTimeout must be", builder -> builder.emitTimeout(Duration.ZERO)),
                refusal("startTimeout must be", builder -> builder.startTimeout(Duration.ofSeconds(-1))),
                refusal("drainTimeout must be", builder -> builder.drainTimeout(Duration.ofSeconds(-1))),
                refusal("100 years", builder -> builder.drainTimeout(Duration.ofSeconds(Long.MAX_VALUE))),
                refusal("whole segments", builder -> builder.route("a*", new InMemoryTransport())),
                refusal("last segment", builder -> builder.wireFormat("**.a", WireFormat.cloudEvents())));
    }

    @Test
    void anApplicationNeedsANameThatBrokersAllow() {
        assertThatThrownBy(() -> SignalboxOptions.builder("my shop"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("application 'my shop'");
    }

    @Test
    void drainingMayTakeNoTimeAtAll() {
        assertThat(SignalboxOptions.builder("shop")
                        .drainTimeout(Duration.ZERO)
                        .build()
                        .drainTimeout())
                .isZero();
    }

    private static Arguments refusal(String because, Consumer<SignalboxOptions.Builder> option) {
        return Arguments.of(because, option);
    }
}
