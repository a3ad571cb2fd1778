package dev.signalbox.codegen;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;

/** Refuses to write what could not be read. */
final class Encoding {

    private Encoding() {}

    /** Of those that will read it. */
    static StreamReadConstraints readerLimits(JsonGenerator out) {
        return out.objectWriteContext() instanceof ReaderLimits readers
                ? readers.constraints()
                : StreamReadConstraints.defaults();
    }

    /**
     * To be thrown. Names the property that is being written, where the generator still knows it: of those
     * around it, it does not.
     */
    static IllegalArgumentException refused(JsonGenerator out, String why) {
        String name = out.streamWriteContext().currentName();
        return new IllegalArgumentException(name == null ? why : "property " + name + ": " + why);
    }

    /** The index of the first surrogate that is not one of a pair, or -1. */
    static int halfCharacter(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (Character.isSurrogate(character)) {
                if (i + 1 == length || !Character.isSurrogatePair(character, text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
