package dev.signalbox.processor.model;

import dev.signalbox.processor.model.TopicSegment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What two patterns have in common: a pattern again, of those topics that both match. */
final class TopicMeeting {

    private static final String DEAD_LETTERS = "dlq";

    private TopicMeeting() {}

    /** Empty where no topic matches both. */
    static Optional<List<TopicSegment>> of(List<TopicSegment> one, List<TopicSegment> other) {
        List<TopicSegment> common = new ArrayList<>();
        for (int i = 0; ; i++) {
            if (i == one.size() || i == other.size()) {
                return one.size() == other.size() ? Optional.of(common) : Optional.empty();
            }
            TopicSegment mine = one.get(i);
            TopicSegment others = other.get(i);
            if (mine.separator() != others.separator()) {
                return Optional.empty();
            }
            if (mine.is(Kind.REST) || others.is(Kind.REST)) {
                // The rest is one segment or more, whatever the separators behind the first.
                common.addAll(mine.is(Kind.REST) ? other.subList(i, other.size()) : one.subList(i, one.size()));
                return Optional.of(common);
            }
            if (mine.is(Kind.LITERAL) && others.is(Kind.LITERAL) && !mine.text().equals(others.text())) {
                return Optional.empty();
            }
            common.add(mine.is(Kind.LITERAL) ? mine : others);
        }
    }

    /** Whether all topics of the pattern are dead-letter destinations: {@code a.dlq}, {@code a.dlq.b}. */
    static boolean isOfDeadLetters(List<TopicSegment> segments) {
        for (int i = 1; i < segments.size(); i++) {
            TopicSegment segment = segments.get(i);
            boolean named = segment.is(Kind.LITERAL) && segment.text().equals(DEAD_LETTERS);
            boolean ends = i + 1 == segments.size() || segments.get(i + 1).separator() == '.';
            if (named && segment.separator() == '.' && ends) {
                return true;
            }
        }
        return false;
    }
}
