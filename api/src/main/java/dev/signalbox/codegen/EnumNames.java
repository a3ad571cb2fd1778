package dev.signalbox.codegen;

import java.util.Arrays;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/** The constants of an enum with their texts. Built once, immutable. */
public final class EnumNames<E extends Enum<E>> {

    private final E[] constants;
    private final SerializedString[] names;
    private final TextTable table;
    private final String expected;

    private EnumNames(E[] constants, String[] names) {
        if (constants.length != names.length) {
            throw new IllegalArgumentException(constants.length + " constants, but " + names.length + " names");
        }
        this.constants = constants;
        this.names = Arrays.stream(names).map(SerializedString::new).toArray(SerializedString[]::new);
        this.table = new TextTable(names);
        this.expected = "one of " + String.join(", ", names);
    }

    /** All constants of the enum in their order, each with its {@link Enum#name()}. */
    public static <E extends Enum<E>> EnumNames<E> of(E[] constants) {
        return new EnumNames<>(
                constants.clone(), Stream.of(constants).map(Enum::name).toArray(String[]::new));
    }

    /** All constants of the enum in their order, with as many texts. */
    public static <E extends Enum<E>> EnumNames<E> of(E[] constants, String... names) {
        return new EnumNames<>(constants.clone(), names.clone());
    }

    /**
     * All constants of the enum, some with another text than their {@link Enum#name()}. Paired by name, not by position:
     * the enum may come from a newer or older version of its jar than the one that the caller was compiled against.
     *
     * @param namesAndTexts the name of a constant, then its text, and so on; a name that no constant has says nothing
     * @throws IllegalArgumentException if two constants have one text
     */
    public static <E extends Enum<E>> EnumNames<E> renamed(E[] constants, String... namesAndTexts) {
        String[] texts = new String[constants.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = constants[i].name();
            for (int at = 0; at < namesAndTexts.length; at += 2) {
                if (namesAndTexts[at].equals(constants[i].name())) {
                    texts[i] = namesAndTexts[at + 1];
                }
            }
        }
        return new EnumNames<>(constants.clone(), texts);
    }

    /**
     * The same, reading one more text for a constant. Without effect where the enum has no such constant, or another that
     * is called like the alias.
     *
     * @param constant the {@link Enum#name()}
     * @param alias read as well, never written
     */
    public EnumNames<E> aliasOf(String constant, String alias) {
        for (int i = 0; i < constants.length; i++) {
            if (constants[i].name().equals(constant)) {
                return table.indexOf(alias) < 0 ? alias(alias, names[i].getValue()) : this;
            }
        }
        return this;
    }

    /**
     * The same, reading one more text.
     *
     * @param alias read as well, never written
     * @param text that of the constant
     * @throws IllegalArgumentException if no constant has the text, or one has the alias
     */
    public EnumNames<E> alias(String alias, String text) {
        int index = table.indexOf(text);
        if (index < 0) {
            throw new IllegalArgumentException("no constant has the text " + text);
        }
        E[] moreConstants = Arrays.copyOf(constants, constants.length + 1);
        moreConstants[constants.length] = constants[index];
        return new EnumNames<>(
                moreConstants,
                Stream.concat(Arrays.stream(names).map(SerializedString::getValue), Stream.of(alias))
                        .toArray(String[]::new));
    }

    /** Reads the current token. */
    public E read(JsonParser in) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw Decoding.wrongType(in, expected);
        }
        int index = table.indexOf(in);
        if (index < 0) {
            throw Decoding.unreadable(in, expected);
        }
        return constants[index];
    }

    /** Reads the current property name, as the key of a map. */
    public E readKey(JsonParser in) {
        int index = table.indexOf(in.currentName());
        if (index < 0) {
            throw Decoding.unreadable(in, expected);
        }
        return constants[index];
    }

    public void write(E value, JsonGenerator out) {
        out.writeString(name(value));
    }

    /** Writes a property name, as the key of a map. */
    public void writeKey(E value, JsonGenerator out) {
        out.writeName(name(value));
    }

    /** The ordinal never leaves the process: it indexes an array that was made from the same constants. */
    @SuppressWarnings("EnumOrdinal")
    private SerializedString name(E value) {
        return names[value.ordinal()];
    }
}
