package dev.signalbox.runtime.transport;

/**
 * The names of the headers that a dead letter has beside its message's own, and a replayed message in a broker
 * that keeps both in one place. A store may add others of its own, with the same beginning.
 */
public final class LetterNotes {

    /** The name of the kind of failure, such as {@code MALFORMED}. */
    public static final String REASON = StoredLetter.NOTE_PREFIX + "reason";

    /** The handler that failed; left out where none did. On a replayed message: the one that gets it. */
    public static final String HANDLER = StoredLetter.NOTE_PREFIX + "handler";

    /** The consumer group that failed. */
    public static final String GROUP = StoredLetter.NOTE_PREFIX + "group";

    /** How often the handler was called. */
    public static final String ATTEMPTS = StoredLetter.NOTE_PREFIX + "attempts";

    /** When it failed for good, as RFC 3339 text. */
    public static final String FAILED_AT = StoredLetter.NOTE_PREFIX + "failed_at";

    /** The class name of the last failure. */
    public static final String ERROR_TYPE = StoredLetter.NOTE_PREFIX + "error_type";

    /** What the last failure says, of at most 1,000 characters. */
    public static final String ERROR_MESSAGE = StoredLetter.NOTE_PREFIX + "error_message";

    /** The topic that the message came from. */
    public static final String TOPIC = StoredLetter.NOTE_PREFIX + "topic";

    /** The partition that it came from; left out where the broker has none. */
    public static final String PARTITION = StoredLetter.NOTE_PREFIX + "partition";

    /** Its position there; left out where the broker has none. */
    public static final String OFFSET = StoredLetter.NOTE_PREFIX + "offset";

    /** How often the message has been replayed. */
    public static final String REPLAYS = StoredLetter.NOTE_PREFIX + "replays";

    /** A number that grows with each dead letter that the broker gets; left out where it does not count them. */
    public static final String NUMBER = StoredLetter.NOTE_PREFIX + "number";

    private LetterNotes() {}
}
