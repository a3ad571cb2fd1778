package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.transport.TopicPattern;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupTopicsTest {

    @Test
    void namedTopicsAreReadWithWhatWasReplayedOfThem() {
        GroupTopics topics = topics("orders", "payments.done");
        assertThat(topics.hasPatterns()).isFalse();
        assertThat(topics.names())
                .containsExactly(
                        "orders", "orders.billing.dlq.replay", "payments.done", "payments.done.billing.dlq.replay");
    }

    @Test
    void aPatternMatchesAsTheEngineDoes() {
        List<String> names = List.of(
                "a.b", "a.b.c", "a.b.c.d", "a", "a.", "a..c", "ab.c", "x.b", "orders", "ordersx", "a-b.c", "a.b-c.d");
        for (String pattern : List.of("a.*", "a.{x}.c", "a.**", "*.b", "*", "a.*.c", "orders")) {
            GroupTopics topics = topics(pattern, "never.*.there");
            for (String name : names) {
                assertThat(topics.expression().matcher(name).matches())
                        .as("%s and %s", pattern, name)
                        .isEqualTo(TopicPattern.of(pattern).matches(name));
            }
        }
    }

    @Test
    void aPatternReadsItsOwnGroupsReturnsAndNobodysLetters() {
        GroupTopics topics = topics("orders", "shop.**");
        assertThat(List.of("shop.a", "shop.a.billing.dlq.replay", "orders.billing.dlq.replay"))
                .allMatch(name -> topics.expression().matcher(name).matches());
        assertThat(List.of(
                        "shop.a.billing.dlq",
                        "shop.a.other.dlq",
                        "shop.a.other.dlq.replay",
                        "orders.billing.dlq",
                        "orders.other.dlq.replay"))
                .noneMatch(name -> topics.expression().matcher(name).matches());
    }

    private static GroupTopics topics(String... patterns) {
        return new GroupTopics(
                "billing", Arrays.stream(patterns).map(TopicPattern::of).toList());
    }
}
