package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.transport.TopicPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LetterTopicsTest {

    @Test
    void theNameOfAGroupWithoutDotsIsJoinedToTheTopics() {
        LetterTopics topics = new LetterTopics("orders.eu", "billing");
        assertThat(topics.letters()).isEqualTo("orders.eu.billing.dlq");
        assertThat(topics.returns()).isEqualTo("orders.eu.billing.dlq.replay");
    }

    @Test
    void namesOfGroupsWithDotsTellHowManySegmentsAreTheGroups() {
        LetterTopics topics = new LetterTopics("orders", "eu.billing");
        assertThat(topics.letters()).isEqualTo("orders.eu.billing.dlq.2");
        assertThat(topics.returns()).isEqualTo("orders.eu.billing.dlq.2.replay");
    }

    /** Whatever groups read whatever topics, each pair has names of its own, and only its own group reads them apart. */
    @Test
    void noTwoPlacesShareAName() {
        List<String> words =
                List.of("a", "2", "dlq", "replay", "a.b", "b.a", "a.2", "a.dlq", "a.b.c", "b.c", "c", ".", "a.");
        Set<String> names = new HashSet<>();
        List<LetterTopics> all = new ArrayList<>();
        for (String topic : words) {
            if (!TopicPattern.isDeadLetterDestination(topic)) {
                words.forEach(group -> all.add(new LetterTopics(topic, group)));
            }
        }
        for (LetterTopics each : all) {
            assertThat(names.add(each.letters())).as("%s", each).isTrue();
            assertThat(names.add(each.returns())).as("%s", each).isTrue();
            assertThat(TopicPattern.isDeadLetterDestination(each.letters())).isTrue();
            assertThat(TopicPattern.isDeadLetterDestination(each.returns())).isTrue();
            for (String group : words) {
                assertThat(LetterTopics.ofReturns(each.returns(), group).filter(found -> !found.equals(each)))
                        .isEmpty();
                assertThat(LetterTopics.ofLetters(each.letters(), group).filter(found -> !found.equals(each)))
                        .isEmpty();
            }
            assertThat(LetterTopics.ofReturns(each.returns(), each.group())).contains(each);
            assertThat(LetterTopics.ofLetters(each.letters(), each.group())).contains(each);
        }
    }
}
