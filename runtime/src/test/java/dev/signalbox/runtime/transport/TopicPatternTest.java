package dev.signalbox.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPatternTest {

    @ParameterizedTest
    @CsvSource({
        "user_events, user_events",
        "orders.*.events, orders.eu.events",
        "orders.{region}.events, orders.eu.events",
        "orders.**, orders.eu",
        "orders.**, orders.eu.events:late/again",
        "**, anything.at/all",
        "*, one",
        "a:*/{c}, a:b/c",
    })
    void matches(String pattern, String topic) {
        assertThat(TopicPattern.of(pattern).matches(topic)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "user_events, user_event",
        "orders.*, orders",
        "orders.*, orders.eu.events",
        "orders.*, orders/eu",
        "orders.*, orders.",
        "orders.**, orders",
        "orders.**, orders.",
        "orders.**, orders:eu",
        "orders.{region}.events, orders..events",
        "*.b, ab",
        "a.b, a:b",
        "'*', ''",
    })
    void doesNotMatch(String pattern, String topic) {
        assertThat(TopicPattern.of(pattern).matches(topic)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.shop.dlq", "shop.orders.dlq", "x.dlq", "orders.shop.dlq.replay"})
    void aWildcardNeverMatchesDeadLetterDestinations(String topic) {
        assertThat(TopicPattern.of("**").matches(topic)).isFalse();
        assertThat(TopicPattern.of("orders.{group}.*").matches(topic)).isFalse();
        assertThat(TopicPattern.of(topic).matches(topic)).isTrue();
    }

    @Test
    void captures() {
        assertThat(TopicPattern.of("a.{b}.*:{c}").capturesOf("a.1.2:3")).isEqualTo(Map.of("b", "1", "c", "3"));
        assertThat(TopicPattern.of("a.{b}").capturesOf("x.1")).isEmpty();
        assertThat(TopicPattern.of("a.b").capturesOf("a.b")).isEmpty();
        assertThat(TopicPattern.of("a.{b}.*:{c}").captures()).containsExactly("b", "c");
    }

    @ParameterizedTest
    @CsvSource({
        "'', may not be empty",
        "a*, whole segments",
        "a.b{c}, whole segments",
        "{a}b, whole segments",
        "a.***, whole segments",
        "**.a, must be the last",
        "{a}.{a}, twice",
        "{}, Java identifier",
        "{a-b}, Java identifier",
    })
    void refuses(String pattern, String because) {
        assertThatThrownBy(() -> TopicPattern.of(pattern))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(because);
    }

    @ParameterizedTest
    @CsvSource({
        "a.*, a.b, true",
        "a.b, a.*, true",
        "a.*, *.b, true",
        "a.**, a.b.c, true",
        "a.**, *.b.**, true",
        "a.*, b.*, false",
        "a.*, a.*.c, false",
        "a.*, a:*, false",
        "a, a, true",
        "a, b, false",
        "a.**, a, false",
        "*..b, *.*.b, false",
        "*..b, *.**, true",
        "*., *.**, false",
        "*.dlq, {x}.dlq, false",
    })
    void overlaps(String one, String other, boolean overlaps) {
        assertThat(TopicPattern.of(one).overlaps(TopicPattern.of(other))).isEqualTo(overlaps);
        assertThat(TopicPattern.of(other).overlaps(TopicPattern.of(one))).isEqualTo(overlaps);
    }

    @Test
    void whatABrokerHasNamedIsNoPattern() {
        TopicPattern odd = TopicPattern.exactly("a*{b}");
        assertThat(odd.exact()).isTrue();
        assertThat(odd.matches("a*{b}")).isTrue();
        assertThat(odd.matches("axb")).isFalse();
    }

    @Test
    void tellsItsSegmentsToTransports() {
        assertThat(TopicPattern.of("a:{b}/**").segments())
                .extracting(segment -> segment.separator() + "" + segment.step() + segment.text())
                .containsExactly("\0LITERALa", ":CAPTUREb", "/REST");
    }

    @Property
    void matchesWhatTheRegularExpressionMatches(@ForAll("patterns") String pattern, @ForAll("topics") String topic) {
        assertThat(TopicPattern.of(pattern).matches(topic))
                .isEqualTo(regex(pattern).matcher(topic).matches());
    }

    @Property
    void patternsWithACommonTopicOverlap(
            @ForAll("patterns") String one, @ForAll("patterns") String other, @ForAll("topics") String topic) {
        TopicPattern first = TopicPattern.of(one);
        TopicPattern second = TopicPattern.of(other);
        if (first.matches(topic) && second.matches(topic)) {
            assertThat(first.overlaps(second)).isTrue();
        }
    }

    @Provide
    Arbitrary<String> topics() {
        return joined(Arbitraries.of("a", "b", "aa", ""));
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> wild = joined(Arbitraries.of("a", "b", "aa", "*", "{x}"))
                .filter(pattern -> pattern.indexOf("{x}") == pattern.lastIndexOf("{x}"));
        Arbitrary<String> rest = wild.map(pattern -> pattern + ".**");
        return Arbitraries.oneOf(wild, rest, Arbitraries.just("**"));
    }

    private static Arbitrary<String> joined(Arbitrary<String> segments) {
        Arbitrary<String> separators = Arbitraries.of(".", ":", "/");
        return net.jqwik.api.Combinators.combine(
                        segments,
                        separators.list().ofMaxSize(3),
                        segments.list().ofSize(3))
                .as((first, between, more) -> {
                    StringBuilder text = new StringBuilder(first);
                    for (int i = 0; i < between.size(); i++) {
                        text.append(between.get(i)).append(more.get(i));
                    }
                    return text.toString();
                })
                .filter(text -> !text.isEmpty());
    }

    private static Pattern regex(String pattern) {
        List<String> pieces = List.of(pattern.split("(?<=[.:/])|(?=[.:/])"));
        return Pattern.compile(pieces.stream()
                .map(piece -> switch (piece) {
                    case "*", "{x}" -> "[^.:/]+";
                    case "**" -> ".+";
                    default -> Pattern.quote(piece);
                })
                .collect(Collectors.joining()));
    }
}
