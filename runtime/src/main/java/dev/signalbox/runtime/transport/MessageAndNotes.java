package dev.signalbox.runtime.transport;

import dev.signalbox.Headers;

/**
 * A message's headers and notes of ours about it, where a broker keeps both in one place: on dead letters, and
 * on messages that were replayed. Our notes begin with {@code sbx_dl_}. A message may have come with headers
 * that begin so too; beside notes these are kept as {@code sbx_dl_orig_…}, so that the message is read again as
 * it arrived.
 */
public final class MessageAndNotes {

    private static final String NOTE = StoredLetter.NOTE_PREFIX;
    private static final String ORIGINAL = NOTE + "orig_";

    private MessageAndNotes() {}

    /** Both as one, the message's headers first. */
    public static Headers join(Headers message, Headers notes) {
        Headers.Builder all = Headers.builder();
        for (Headers.Header header : message) {
            all.add(kept(header.name()), header.value());
        }
        return all.addAll(notes).build();
    }

    /** The message's headers, as they arrived. */
    public static Headers message(Headers all) {
        Headers.Builder message = Headers.builder();
        for (Headers.Header header : all) {
            if (!isNote(header.name())) {
                message.add(arrived(header.name()), header.value());
            }
        }
        return message.build();
    }

    /** Our notes. */
    public static Headers notes(Headers all) {
        Headers.Builder notes = Headers.builder();
        for (Headers.Header header : all) {
            if (isNote(header.name())) {
                notes.add(header.name(), header.value());
            }
        }
        return notes.build();
    }

    /** Whether a header that stands beside notes is one of them, and not the message's. */
    public static boolean isNote(String name) {
        return name.startsWith(NOTE) && !name.startsWith(ORIGINAL);
    }

    /** What a message's header is called beside notes. */
    public static String kept(String name) {
        return name.startsWith(NOTE) ? ORIGINAL + name.substring(NOTE.length()) : name;
    }

    /** What a message's header that stands beside notes was called when it arrived. */
    public static String arrived(String name) {
        return name.startsWith(ORIGINAL) ? NOTE + name.substring(ORIGINAL.length()) : name;
    }
}
