package dev.signalbox.codegen;

import dev.signalbox.EventContext;
import dev.signalbox.RejectEventException;
import java.util.UUID;
import java.util.function.Function;

/** Reads {@link dev.signalbox.TopicParam} values. What does not read as the parameter's type rejects the event. */
public final class TopicValue {

    private TopicValue() {}

    public static String asString(EventContext context, String name) {
        return context.topicParam(name);
    }

    public static UUID asUuid(EventContext context, String name) {
        return read(context, name, "a UUID", UUID::fromString);
    }

    public static byte asByte(EventContext context, String name) {
        return read(context, name, "a byte", Byte::parseByte);
    }

    public static short asShort(EventContext context, String name) {
        return read(context, name, "a short", Short::parseShort);
    }

    public static int asInt(EventContext context, String name) {
        return read(context, name, "an int", Integer::parseInt);
    }

    public static long asLong(EventContext context, String name) {
        return read(context, name, "a long", Long::parseLong);
    }

    /** Reads an enum constant by its name, through the enum's own {@code valueOf}. */
    public static <T extends Enum<T>> T asEnum(EventContext context, String name, Function<String, T> valueOf) {
        return read(context, name, "one of the constants", valueOf);
    }

    private static <T> T read(EventContext context, String name, String what, Function<String, T> reader) {
        String text = context.topicParam(name);
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException notOne) {
            throw new RejectEventException(
                    "The topic parameter {" + name + "} of " + context.topic() + " is '" + text + "', which is not "
                            + what,
                    notOne);
        }
    }
}
