package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.ValueType;

/**
 * Writes the code for one kind of value. A method that it makes expects the parser in {@code in}, the generator in
 * {@code out}.
 */
abstract class ValueRule<T extends ValueType> {

    private final Class<T> kind;

    ValueRule(Class<T> kind) {
        this.kind = kind;
    }

    final Class<T> kind() {
        return kind;
    }

    final CodeBlock readAny(ValueType type, Site site) {
        return read(kind.cast(type), site);
    }

    final CodeBlock writeAny(ValueType type, CodeBlock value, Site site) {
        return write(kind.cast(type), value, site);
    }

    /** An expression that reads the value that the parser stands on. */
    abstract CodeBlock read(T type, Site site);

    /**
     * Statements that write the value.
     *
     * @param value an expression that is never null; the name of a variable where {@link #mentionsValueTwice()}
     */
    abstract CodeBlock write(T type, CodeBlock value, Site site);

    /** Whether the statements evaluate the value more than once. */
    boolean mentionsValueTwice() {
        return false;
    }
}
