package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPropertiesTest {

    private final ClientProperties properties = new ClientProperties();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security.protocol",
                "sasl.mechanism",
                "sasl.jaas.config",
                "ssl.truststore.location",
                "ssl.keystore.password",
                "request.timeout.ms",
                "metric.reporters"
            })
    void whatAllClientsKnowGoesToAll(String name) {
        properties.set(name, "value");
        assertThat(properties.producer()).isEqualTo(Map.of(name, "value"));
        assertThat(properties.consumer()).isEqualTo(Map.of(name, "value"));
        assertThat(properties.admin()).isEqualTo(Map.of(name, "value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"compression.type", "compression.zstd.level", "linger.ms", "batch.size", "max.request.size"})
    void whatProducersAloneKnowGoesToThem(String name) {
        properties.set(name, 1);
        assertThat(properties.producer()).isEqualTo(Map.of(name, 1));
        assertThat(properties.consumer()).isEmpty();
        assertThat(properties.admin()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max.poll.records", "isolation.level", "group.instance.id", "fetch.max.bytes"})
    void whatConsumersAloneKnowGoesToThem(String name) {
        properties.set(name, 1);
        assertThat(properties.consumer()).isEqualTo(Map.of(name, 1));
        assertThat(properties.producer()).isEmpty();
        assertThat(properties.admin()).isEmpty();
    }

    @Test
    void whatNoClientKnowsGoesToAll() {
        properties.set("my.interceptor.url", "http://localhost");
        assertThat(properties.producer()).containsKey("my.interceptor.url");
        assertThat(properties.consumer()).containsKey("my.interceptor.url");
        assertThat(properties.admin()).containsKey("my.interceptor.url");
    }

    @Test
    void whatIsSetAgainIsReplaced() {
        properties.set("linger.ms", 1);
        properties.set("linger.ms", 2);
        assertThat(properties.producer()).isEqualTo(Map.of("linger.ms", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bootstrap.servers",
                "key.serializer",
                "value.serializer",
                "key.deserializer",
                "value.deserializer",
                "group.id",
                "enable.auto.commit",
                "acks",
                "enable.idempotence",
                "transactional.id"
            })
    void whatThePromisesNeedCannotBeSet(String name) {
        assertThatThrownBy(() -> properties.set(name, "my-value"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("my-value");
    }
}
