package dev.signalbox.codegen;

import dev.signalbox.EmitException;
import org.jspecify.annotations.Nullable;

/** Fills the placeholders of a topic. */
public final class TopicText {

    private static final String NOT_IN_A_SEGMENT = ".:/*{}#";

    private TopicText() {}

    /**
     * The text as one segment of a topic.
     *
     * @param component the record component whose value it is
     * @throws EmitException if it is null or empty, or holds a separator or wildcard
     */
    public static String segment(String component, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new EmitException("The topic placeholder {" + component + "} cannot be filled: the component is "
                    + (text == null ? "null" : "empty"));
        }
        for (int i = 0; i < text.length(); i++) {
            if (NOT_IN_A_SEGMENT.indexOf(text.charAt(i)) >= 0) {
                throw new EmitException("The topic placeholder {" + component + "} cannot be filled: '" + text
                        + "' holds '" + text.charAt(i) + "', which separates or matches segments");
            }
        }
        return text;
    }
}
