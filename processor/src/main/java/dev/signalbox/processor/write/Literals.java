package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;

/** Literals of texts that users choose. */
final class Literals {

    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private Literals() {}

    /** JavaPoet breaks lines at the two separators of Unicode, also in the middle of a literal. */
    static CodeBlock of(String text) {
        if (text.indexOf(LINE_SEPARATOR) < 0 && text.indexOf(PARAGRAPH_SEPARATOR) < 0) {
            return CodeBlock.of("$S", text);
        }
        StringBuilder literal = new StringBuilder("\"");
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == LINE_SEPARATOR || character == PARAGRAPH_SEPARATOR) {
                literal.append(inner(part)).append(character == LINE_SEPARATOR ? "\\u2028" : "\\u2029");
                part.setLength(0);
            } else {
                part.append(character);
            }
        }
        return CodeBlock.of("$L", literal.append(inner(part)).append('"').toString());
    }

    /** What stands between the quotes. */
    private static String inner(CharSequence part) {
        String literal = CodeBlock.of("$S", part.toString()).toString();
        return literal.substring(1, literal.length() - 1);
    }
}
