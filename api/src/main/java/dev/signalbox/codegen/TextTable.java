package dev.signalbox.codegen;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Finds the index of one of a few texts in the parser's own characters, without making a String. Immutable. */
final class TextTable {

    /** A hash table, probed linearly, at most half full. */
    private final @Nullable String[] slots;

    private final int[] indexes;
    private final int mask;

    /**
     * @throws IllegalArgumentException if two texts are equal
     */
    TextTable(String... texts) {
        int capacity = 4 * Integer.highestOneBit(texts.length + 1);
        slots = new String[capacity];
        indexes = new int[capacity];
        mask = capacity - 1;
        for (int i = 0; i < texts.length; i++) {
            add(texts[i], i);
        }
    }

    private void add(String text, int index) {
        int slot = text.hashCode() & mask;
        while (slots[slot] != null) {
            if (text.equals(slots[slot])) {
                throw new IllegalArgumentException("twice the same text: " + text);
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = text;
        indexes[slot] = index;
    }

    /** The index of the current text, or -1 for another. */
    int indexOf(JsonParser in) {
        char[] buffer = in.getStringCharacters();
        int offset = in.getStringOffset();
        int length = in.getStringLength();
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        for (int slot = hash & mask; ; slot = (slot + 1) & mask) {
            String text = slots[slot];
            if (text == null) {
                return -1;
            }
            if (matches(text, buffer, offset, length)) {
                return indexes[slot];
            }
        }
    }

    int indexOf(String wanted) {
        for (int slot = wanted.hashCode() & mask; ; slot = (slot + 1) & mask) {
            String text = slots[slot];
            if (text == null) {
                return -1;
            }
            if (wanted.equals(text)) {
                return indexes[slot];
            }
        }
    }

    private static boolean matches(String text, char[] buffer, int offset, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
