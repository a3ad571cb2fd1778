package dev.signalbox.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPatternTest {

    @ParameterizedTest
    @CsvSource({
        "orders, orders",
        "orders.*, orders.new",
        "orders.{a}, orders.{b}",
        "orders.{a}, orders.new",
        "**, orders",
        "orders.**, orders.new.eu",
        "*.new, orders.{state}",
        "a:b/{c}, a:b/c",
    })
    void overlap(String pattern, String topic) {
        assertThat(TopicPattern.of(pattern).overlaps(TopicPattern.of(topic))).isTrue();
        assertThat(TopicPattern.of(topic).overlaps(TopicPattern.of(pattern))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "orders, users",
        "orders.*, orders",
        "orders.*, orders.new.eu",
        "orders.{a}, orders:new",
        "orders.**, users.new",
        "orders.**, orders",
        "*, orders.new",
    })
    void doNotOverlap(String pattern, String topic) {
        assertThat(TopicPattern.of(pattern).overlaps(TopicPattern.of(topic))).isFalse();
        assertThat(TopicPattern.of(topic).overlaps(TopicPattern.of(pattern))).isFalse();
    }
}
