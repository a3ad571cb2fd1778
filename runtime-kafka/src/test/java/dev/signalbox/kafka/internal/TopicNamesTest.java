package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.runtime.transport.TopicPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"orders", "Orders_2.eu-west", "a", "...", "0"})
    void whatKafkaTakesIsATopic(String topic) {
        assertThatCode(() -> TopicNames.check(topic)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders/eu", "orders:eu", "orders eu", "caf\u00e9", "a\tb", ".", ".."})
    void whatKafkaRefusesIsRefusedByItsName(String topic) {
        assertThatThrownBy(() -> TopicNames.check(topic))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'" + topic + "'");
    }

    @Test
    void aNameHas249CharactersAtMost() {
        assertThatCode(() -> TopicNames.check("x".repeat(249))).doesNotThrowAnyException();
        assertThatThrownBy(() -> TopicNames.check("x".repeat(250)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("249");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "orders.*", "orders.{region}.events", "**", "*", "orders.**"})
    void patternsOfSegmentsBetweenDotsCanBeRead(String pattern) {
        assertThatCode(() -> TopicNames.check(TopicPattern.of(pattern), "billing"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders/*", "orders:{region}", "or ders.*", "*.caf\u00e9"})
    void whatNoTopicCanMatchIsRefused(String pattern) {
        assertThatThrownBy(() -> TopicNames.check(TopicPattern.of(pattern), "billing"))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void theTopicsForDeadLettersNeedRoomForTheirNames() {
        TopicPattern topic = TopicPattern.of("x".repeat(249 - ".billing.dlq.replay".length()));
        assertThatCode(() -> TopicNames.check(topic, "billing")).doesNotThrowAnyException();
        assertThatThrownBy(() -> TopicNames.check(topic, "billing2"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(".billing2.dlq.replay");
    }
}
