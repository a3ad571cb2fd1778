package dev.signalbox.runtime.emit;

import dev.signalbox.ConfigurationException;
import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.Transport;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a user gives an event and nobody could read again: half characters, which UTF-8 has no bytes
 * for, and headers that the transport cannot carry. Safe for use by many threads.
 */
final class UserTexts {

    /** Names beyond that are asked for each time: somebody makes them up. */
    private static final int MOST_NAMES = 1_000;

    /** The names that a transport has let pass. */
    private final Map<Transport, Set<String>> passed = new ConcurrentHashMap<>();

    /**
     * Checks one emit.
     *
     * @throws EmitException if something cannot be sent; it says what, why, and what to do
     */
    void check(Emission emission, EmitOptions options, Transport transport) {
        if (options.id() != null) {
            checkText("id", emission.id(), emission);
        }
        checkText("key", emission.key(), emission);
        checkText("topic", emission.topic(), emission);
        if (!options.headers().isEmpty()) {
            checkHeaders(options.headers(), emission, transport);
        }
    }

    private void checkHeaders(Headers headers, Emission emission, Transport transport) {
        Set<String> names = passed.computeIfAbsent(transport, first -> ConcurrentHashMap.newKeySet());
        for (Headers.Header header : headers) {
            String name = header.name();
            if (!names.contains(name)) {
                checkName(name, emission, transport);
                if (names.size() < MOST_NAMES) {
                    names.add(name);
                }
            }
            checkText("header " + name, header.value(), emission);
        }
    }

    private static void checkName(String name, Emission emission, Transport transport) {
        checkText("name of the header " + name, name, emission);
        if (name.startsWith(StoredLetter.NOTE_PREFIX)) {
            throw refused(
                    name,
                    "names that begin with " + StoredLetter.NOTE_PREFIX + " are those of dead letters' own headers",
                    transport,
                    null);
        }
        try {
            transport.checkHeader(name);
        } catch (ConfigurationException refusal) {
            throw refused(name, String.valueOf(refusal.getMessage()), transport, refusal);
        }
    }

    private static EmitException refused(String name, String why, Transport transport, @Nullable Throwable cause) {
        return new EmitException(
                "The header " + name + " cannot be sent over " + transport.name() + ": " + why
                        + "; give yours another name",
                cause);
    }

    private static void checkText(String what, @Nullable String text, Emission emission) {
        int half = text == null ? -1 : halfCharacter(text);
        if (half >= 0) {
            throw new EmitException("The event " + emission.id() + " cannot be sent: its " + what
                    + " has half a surrogate pair at " + half
                    + ", which no UTF-8 text can hold; whoever reads it would get a question mark");
        }
    }

    /** The index of the first surrogate that is not one of a pair, or -1. */
    private static int halfCharacter(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (Character.isSurrogate(character)) {
                boolean pair = Character.isHighSurrogate(character)
                        && i + 1 < length
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
