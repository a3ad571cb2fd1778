package dev.signalbox.kafka.internal;

import dev.signalbox.kafka.internal.Returns.Handled;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a member reads of one partition of {@linkplain LetterTopics#returns() returns}: which of its records are to
 * be handled, and how far that has come. Not safe for use by several threads.
 */
final class ReplayProgress {

    /** Two boxes that replay one letter do so at about the same time. */
    private static final int REMEMBERED = 10_000;

    private final LetterTopics topics;
    private final Consumer<Handled> marks;
    private final Queue<Handled> unhandled = new ArrayDeque<>();

    private final Map<String, Boolean> letters = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * Nothing has been read.
     *
     * @param marks is told how far replays are handled, when the group has committed it
     */
    ReplayProgress(LetterTopics topics, Consumer<Handled> marks) {
        this.topics = topics;
        this.marks = marks;
    }

    LetterTopics topics() {
        return topics;
    }

    /**
     * Takes in a record.
     *
     * @return whether its message, if it is one, is to be handled: false for a letter that was taken away before
     */
    boolean read(ConsumerRecord<byte[], byte[]> record) {
        String letter = Returns.letter(record);
        boolean first = letter.isEmpty() || letters.put(letter, true) == null;
        if (Returns.isReplay(record)) {
            unhandled.add(new Handled(record.offset(), letter));
        }
        return first;
    }

    /** The group has committed this offset: what is before it is handled. */
    void committed(long offset) {
        @Nullable Handled last = null;
        for (Handled next = unhandled.peek(); next != null && next.offset() < offset; next = unhandled.peek()) {
            last = unhandled.remove();
        }
        if (last != null) {
            marks.accept(last);
        }
    }
}
