package dev.signalbox.processor.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.ConfigurationException;
import dev.signalbox.processor.model.TopicPattern;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The processor's rules for topics and the runtime's say the same. */
class TopicAgreementTest {

    private static final List<String> WORDS = List.of("a", "b", "dlq");
    private static final List<String> SEPARATORS = List.of(".", ":");

    /** Every topic of one to four segments that is made of these: enough to tell short patterns apart. */
    private static final List<String> TOPICS = Stream.iterate(WORDS, TopicAgreementTest::longer)
            .limit(4)
            .flatMap(List::stream)
            .toList();

    private static List<String> longer(List<String> topics) {
        return topics.stream()
                .flatMap(topic ->
                        SEPARATORS.stream().flatMap(separator -> WORDS.stream().map(word -> topic + separator + word)))
                .toList();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/agreement/overlaps.csv", useHeadersInDisplayName = true)
    void bothKnowWhetherTwoOverlap(String one, String other, boolean overlap) {
        assertThat(TopicPattern.of(one).overlaps(TopicPattern.of(other))).isEqualTo(overlap);
        assertThat(TopicPattern.of(other).overlaps(TopicPattern.of(one))).isEqualTo(overlap);
        assertThat(overlapAtRunTime(one, other)).isEqualTo(overlap);
        assertThat(overlapAtRunTime(other, one)).isEqualTo(overlap);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/agreement/topics.csv", useHeadersInDisplayName = true)
    void theRuntimeTakesWhatTheCompilerAccepts(String topic, boolean allowed) {
        assertThat(TopicPattern.of(topic).faults().isEmpty()).isEqualTo(allowed);
        if (allowed) {
            assertThat(isTakenAtRunTime(topic)).isTrue();
        }
    }

    @Property(tries = 5000)
    void bothFindTheTopicsThatTwoHaveInCommon(@ForAll("patterns") String one, @ForAll("patterns") String other) {
        var first = dev.signalbox.runtime.transport.TopicPattern.of(one);
        var second = dev.signalbox.runtime.transport.TopicPattern.of(other);
        boolean overlap = TOPICS.stream().anyMatch(topic -> first.matches(topic) && second.matches(topic));

        assertThat(TopicPattern.of(one).overlaps(TopicPattern.of(other))).isEqualTo(overlap);
        assertThat(first.overlaps(second)).isEqualTo(overlap);
    }

    @Property(tries = 5000)
    void noTextIsATopicForTheCompilerAlone(@ForAll("texts") String text) {
        TopicPattern pattern = TopicPattern.of(text);
        if (pattern.faults().isEmpty()) {
            var atRunTime = dev.signalbox.runtime.transport.TopicPattern.of(text);
            assertThat(atRunTime.captures()).isEqualTo(pattern.captures());
            assertThat(atRunTime.exact()).isEqualTo(pattern.isExact());
            assertThat(atRunTime.overlaps(atRunTime)).isTrue();
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> segments = Arbitraries.of("a", "a", "b", "dlq", "*", "{x}", "{y}");
        Arbitrary<String> separators = Arbitraries.of(SEPARATORS);
        return segments.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(words -> separators
                        .list()
                        .ofSize(words.size())
                        .flatMap(between -> Arbitraries.of(false, true)
                                .map(rest ->
                                        joined(words, between) + (rest ? between.get(words.size() - 1) + "**" : ""))))
                .filter(TopicAgreementTest::isTakenAtRunTime);
    }

    private static String joined(List<String> words, List<String> between) {
        StringBuilder text = new StringBuilder(words.get(0));
        for (int i = 1; i < words.size(); i++) {
            text.append(between.get(i - 1)).append(words.get(i));
        }
        return text.toString();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                patterns(),
                Arbitraries.strings().withChars("ab*{}.:/-ä $").ofMinLength(1).ofMaxLength(8),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(6));
    }

    private static boolean overlapAtRunTime(String one, String other) {
        return dev.signalbox.runtime.transport.TopicPattern.of(one)
                .overlaps(dev.signalbox.runtime.transport.TopicPattern.of(other));
    }

    private static boolean isTakenAtRunTime(String topic) {
        try {
            return !dev.signalbox.runtime.transport.TopicPattern.of(topic)
                    .segments()
                    .isEmpty();
        } catch (ConfigurationException refused) {
            return false;
        }
    }
}
