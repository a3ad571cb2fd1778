package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.BuiltinExchangeType;
import dev.signalbox.ConfigurationException;
import dev.signalbox.runtime.transport.TopicPattern;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void namesAreAsTheWireSays() {
        assertThat(Names.queue("billing", TopicPattern.of("orders.*.events"))).isEqualTo("billing.orders.*.events");
        assertThat(Names.letters("billing", "orders")).isEqualTo("billing.orders.dlq");
        assertThat(Names.letterExchange("events")).isEqualTo("events.dlx");
    }

    @Test
    void patternsAreBoundInTheBrokersWords() {
        assertThat(Names.binding(TopicPattern.of("orders.{region}.events"))).isEqualTo("orders.*.events");
        assertThat(Names.binding(TopicPattern.of("orders.*"))).isEqualTo("orders.*");
        assertThat(Names.binding(TopicPattern.of("orders.**"))).isEqualTo("orders.#");
        assertThat(Names.binding(TopicPattern.of("**"))).isEqualTo("#");
        assertThat(Names.binding(TopicPattern.of("orders:eu/x"))).isEqualTo("orders:eu/x");
    }

    @Test
    void aNameHas255Bytes() {
        String topic = "é".repeat(120);
        assertThatCode(() -> Names.check(topic)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Names.check("é".repeat(128)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has 256 bytes, and 255 are allowed");
        assertThatThrownBy(() -> check(topic, "a-long-group", BuiltinExchangeType.TOPIC))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(topic);
        assertThatThrownBy(() -> Names.checkExchange("x".repeat(252)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The exchange");
    }

    @Test
    void whatAnExchangeCannotSelectIsRefused() {
        assertThatThrownBy(() -> check("orders.*", "billing", BuiltinExchangeType.DIRECT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("direct exchange");
        assertThatThrownBy(() -> check("orders/*", "billing", BuiltinExchangeType.TOPIC))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("between dots only");
        assertThatCode(() -> check("orders/eu", "billing", BuiltinExchangeType.TOPIC))
                .doesNotThrowAnyException();
        assertThatCode(() -> check("orders/*", "billing", BuiltinExchangeType.FANOUT))
                .doesNotThrowAnyException();
    }

    private static void check(String pattern, String group, BuiltinExchangeType type) {
        Names.check(TopicPattern.of(pattern), group, type);
    }
}
