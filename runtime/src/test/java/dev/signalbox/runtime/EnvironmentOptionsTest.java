package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.runtime.receive.UnroutedPolicy;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.wire.PayloadFormat;
import dev.signalbox.runtime.wire.WireFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentOptionsTest {

    @Test
    void whatIsNotSetIsTheDefault() {
        SignalboxOptions options = read(Map.of("SHOP_APPLICATION", "shop", "SHOP_CONCURRENCY", " ", "PATH", "/bin"));
        SignalboxOptions defaults = SignalboxOptions.builder("shop").build();

        assertThat(options.application()).isEqualTo("shop");
        assertThat(options.concurrency()).isEqualTo(defaults.concurrency());
        assertThat(options.maxInFlight()).isEqualTo(defaults.maxInFlight());
        assertThat(options.maxWaitingForRetry()).isEqualTo(defaults.maxWaitingForRetry());
        assertThat(options.emitTimeout()).isEqualTo(defaults.emitTimeout());
        assertThat(options.startTimeout()).isEqualTo(defaults.startTimeout());
        assertThat(options.drainTimeout()).isEqualTo(defaults.drainTimeout());
        assertThat(options.unrouted()).isEqualTo(defaults.unrouted());
        assertThat(options.wireFormat()).isSameAs(defaults.wireFormat());
        assertThat(options.payloadFormat()).isSameAs(defaults.payloadFormat());
        assertThat(options.retry()).isEqualTo(defaults.retry());
    }

    @Test
    void everyOptionIsRead() {
        SignalboxOptions options = read(Map.ofEntries(
                Map.entry("SHOP_APPLICATION", "shop-eu"),
                Map.entry("SHOP_CONCURRENCY", "3"),
                Map.entry("SHOP_MAX_IN_FLIGHT", "7"),
                Map.entry("SHOP_MAX_WAITING_FOR_RETRY", "11"),
                Map.entry("SHOP_EMIT_TIMEOUT", "250ms"),
                Map.entry("SHOP_START_TIMEOUT", "2m"),
                Map.entry("SHOP_DRAIN_TIMEOUT", "PT1.5S"),
                Map.entry("SHOP_UNROUTED", "DEAD_LETTER"),
                Map.entry("SHOP_WIRE_FORMAT", "cloudevents-structured"),
                Map.entry("SHOP_PAYLOAD_FORMAT", "json"),
                Map.entry("SHOP_RETRY_ATTEMPTS", "9"),
                Map.entry("SHOP_RETRY_DELAY", "100ms"),
                Map.entry("SHOP_RETRY_MULTIPLIER", "1.5"),
                Map.entry("SHOP_RETRY_MAX_DELAY", "1h"),
                Map.entry("SHOP_RETRY_JITTER", "0.25")));

        assertThat(options.application()).isEqualTo("shop-eu");
        assertThat(options.concurrency()).isEqualTo(3);
        assertThat(options.maxInFlight()).isEqualTo(7);
        assertThat(options.maxWaitingForRetry()).isEqualTo(11);
        assertThat(options.emitTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(options.startTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(options.drainTimeout()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(options.unrouted()).isEqualTo(UnroutedPolicy.DEAD_LETTER);
        assertThat(options.wireFormat()).isSameAs(WireFormat.cloudEventsStructured());
        assertThat(options.payloadFormat()).isSameAs(PayloadFormat.json());
        assertThat(options.retry())
                .isEqualTo(new RetryPolicy(9, Duration.ofMillis(100), 1.5, Duration.ofHours(1), 0.25));
    }

    @ParameterizedTest
    @CsvSource({
        "APPLICATION, my shop, letters",
        "CONCURRENCY, 0, concurrency must be at least 1",
        "CONCURRENCY, many, 'many' is no whole number",
        "CONCURRENCY, 99999999999, is no whole number",
        "MAX_IN_FLIGHT, -1, maxInFlight must be at least 1",
        "MAX_WAITING_FOR_RETRY, 0, maxWaitingForRetry must be at least 1",
        "EMIT_TIMEOUT, 0s, emitTimeout must be longer than zero",
        "EMIT_TIMEOUT, 30, '30' is no duration",
        "START_TIMEOUT, P1000000D, at most 100 years",
        "START_TIMEOUT, soon, 'soon' is no duration",
        "DRAIN_TIMEOUT, -1s, drainTimeout must be",
        "UNROUTED, drop, 'drop' is not known, only IGNORE or DEAD_LETTER",
        "WIRE_FORMAT, avro, only cloudevents or cloudevents-structured",
        "PAYLOAD_FORMAT, xml, 'only json, cbor or smile'",
        "RETRY_ATTEMPTS, 0, attempts must be at least 1",
        "RETRY_DELAY, 2x, '2x' is no duration",
        "RETRY_MULTIPLIER, 0.5, multiplier must be a number of at least 1",
        "RETRY_MULTIPLIER, twice, 'twice' is no number",
        "RETRY_JITTER, 2, jitter must be from 0 to 1",
        "RETRY_MAX_DELAY, -1s, maxDelay must not be negative"
    })
    void whatTheBuilderRefusesIsRefusedWithTheNameOfTheVariable(String name, String value, String why) {
        Map<String, String> environment = new HashMap<>(Map.of("SHOP_APPLICATION", "shop"));
        environment.put("SHOP_" + name, value);

        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(name.startsWith("RETRY_") ? "SHOP_RETRY_" : "SHOP_" + name)
                .hasMessageContaining(why);
    }

    @Test
    void theApplicationIsRequired() {
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("SHOP_APPLICATION is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP_MAX_INFLIGHT, SHOP_MAX_IN_FLIGHT",
        "shop_concurrency, SHOP_CONCURRENCY",
        "SHOP_EMITTIMEOUT, SHOP_EMIT_TIMEOUT"
    })
    void aNameThatIsNearlyOneIsRefused(String given, String meant) {
        assertThatThrownBy(() -> read(Map.of("SHOP_APPLICATION", "shop", given, "1")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(given + " means nothing; did you mean " + meant + "?");
    }

    @Test
    void whatOthersSetUnderThePrefixIsTheirs() {
        Map<String, String> environment =
                Map.of("SHOP_APPLICATION", "shop", "SHOP_SERVICE_HOST", "10.0.0.1", "SHOP_PORT", "tcp://10.0.0.1:80");

        assertThat(read(environment).application()).isEqualTo("shop");
    }

    @Test
    void aPrefixMayEndWithItsUnderscore() {
        assertThat(SignalboxOptions.fromEnvironment("SHOP_", Map.of("SHOP_APPLICATION", "shop"))
                        .build()
                        .application())
                .isEqualTo("shop");
    }

    private static SignalboxOptions read(Map<String, String> environment) {
        return SignalboxOptions.fromEnvironment("SHOP", environment).build();
    }
}
