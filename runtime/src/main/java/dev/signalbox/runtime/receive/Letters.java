package dev.signalbox.runtime.receive;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.LetterNotes;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.wire.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what is known of a failure into a letter's own headers, and reads it back. */
final class Letters {

    private static final int LONGEST_MESSAGE = 1_000;

    private Letters() {}

    /**
     * Why a message becomes a letter.
     *
     * @param reason the kind of failure
     * @param handler the handler that failed, or null
     * @param attempts how often it was called
     * @param failedAt when it failed for good
     * @param cause the last failure, or null
     * @param message what is told of it, or null
     */
    record Failure(
            DeadLetter.Reason reason,
            @Nullable String handler,
            int attempts,
            Instant failedAt,
            @Nullable Throwable cause,
            @Nullable String message) {

        /** A failure that speaks for itself. */
        static Failure of(
                DeadLetter.Reason reason, @Nullable String handler, int attempts, Instant failedAt, Throwable cause) {
            return new Failure(reason, handler, attempts, failedAt, cause, said(cause));
        }

        private static @Nullable String said(Throwable cause) {
            try {
                return cause.getMessage();
            } catch (Throwable speechless) {
                return null; // its message is no reason to lose the event
            }
        }
    }

    /**
     * The letter of a failure, under a name that nothing else has. Where the broker says at which position the
     * message is, the same failure of the same message always has the same name.
     */
    static StoredLetter write(InboundMessage message, String group, Envelope envelope, Failure failure) {
        return new StoredLetter(
                id(message, group, envelope, failure),
                message.topic(),
                group,
                message.key(),
                message.headers(),
                message.payload(),
                notes(message, group, failure),
                message.original());
    }

    /** What a letter says. What its own headers do not tell, or tell in another language, reads as nothing. */
    static DeadLetter read(StoredLetter letter, Envelope envelope) {
        Headers notes = letter.notes();
        return new DeadLetter(
                letter.id(),
                envelope.id(),
                letter.topic(),
                envelope.type(),
                envelope.key(),
                letter.group(),
                notes.first(LetterNotes.HANDLER).orElse(null),
                reason(notes.first(LetterNotes.REASON).orElse("")),
                number(notes.first(LetterNotes.ATTEMPTS).orElse("")),
                instant(notes.first(LetterNotes.FAILED_AT).orElse("")),
                notes.first(LetterNotes.ERROR_TYPE).orElse(null),
                notes.first(LetterNotes.ERROR_MESSAGE).orElse(null),
                number(notes.first(LetterNotes.REPLAYS).orElse("")),
                withoutNotes(letter.headers()),
                letter.payload());
    }

    /** The letter's number among all of its broker; 0 where the broker does not count. */
    static long number(StoredLetter letter) {
        return number(letter.notes().first(LetterNotes.NUMBER).orElse(""));
    }

    /** A message may have come with headers that are called like notes of ours. */
    private static Headers withoutNotes(Headers headers) {
        Headers.Builder others = Headers.builder();
        for (Headers.Header header : headers) {
            if (!header.name().startsWith(StoredLetter.NOTE_PREFIX)) {
                others.add(header.name(), header.value());
            }
        }
        return others.build();
    }

    private static Headers notes(InboundMessage message, String group, Failure failure) {
        Headers.Builder notes =
                Headers.builder().add(LetterNotes.REASON, failure.reason().name());
        if (failure.handler() != null) {
            notes.add(LetterNotes.HANDLER, failure.handler());
        }
        notes.add(LetterNotes.GROUP, group)
                .add(LetterNotes.ATTEMPTS, Integer.toString(failure.attempts()))
                .add(LetterNotes.FAILED_AT, failure.failedAt().toString());
        addError(notes, failure);
        notes.add(LetterNotes.TOPIC, message.topic());
        if (message.origin().partition() >= 0) {
            notes.add(LetterNotes.PARTITION, Integer.toString(message.origin().partition()));
        }
        if (message.origin().offset() >= 0) {
            notes.add(LetterNotes.OFFSET, Long.toString(message.origin().offset()));
        }
        return notes.add(LetterNotes.REPLAYS, Integer.toString(replays(message)))
                .build();
    }

    private static void addError(Headers.Builder notes, Failure failure) {
        if (failure.cause() != null) {
            notes.add(LetterNotes.ERROR_TYPE, failure.cause().getClass().getName());
        }
        if (failure.message() != null) {
            notes.add(LetterNotes.ERROR_MESSAGE, shortened(failure.message()));
        }
    }

    private static String shortened(String message) {
        if (message.length() <= LONGEST_MESSAGE) {
            return message;
        }
        boolean splitsACharacter = Character.isHighSurrogate(message.charAt(LONGEST_MESSAGE - 1));
        return message.substring(0, splitsACharacter ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE);
    }

    /**
     * Positions begin again when a topic is made anew, and events of two sources may have one id, so it needs
     * all of them.
     */
    private static String id(InboundMessage message, String group, Envelope envelope, Failure failure) {
        InboundMessage.Origin origin = message.origin();
        if (origin.offset() < 0) {
            return UUID.randomUUID().toString();
        }
        String what = String.join(
                "\n",
                message.topic(),
                Integer.toString(origin.partition()),
                Long.toString(origin.offset()),
                envelope.source(),
                envelope.id(),
                group,
                failure.handler() == null ? "" : failure.handler(),
                Integer.toString(replays(message)));
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static int replays(InboundMessage message) {
        InboundMessage.Replay replay = message.replay();
        return replay == null ? 0 : replay.replays();
    }

    private static DeadLetter.Reason reason(String name) {
        try {
            return DeadLetter.Reason.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return DeadLetter.Reason.HANDLER_FAILED;
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }
}
