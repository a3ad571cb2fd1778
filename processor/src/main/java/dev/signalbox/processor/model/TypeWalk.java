package dev.signalbox.processor.model;

import java.util.function.BiConsumer;

/** Visits a type and what it is made of. */
public final class TypeWalk {

    private TypeWalk() {}

    /**
     * Visits the type, then its parts.
     *
     * @param path the way to the value, as in {@code order.lines}; elements add {@code []}, entries <code>{}</code>
     */
    public static void visit(ValueType type, String path, BiConsumer<ValueType, String> visitor) {
        visitor.accept(type, path);
        if (type instanceof ValueType.OptionalValue optional) {
            visit(optional.content(), path, visitor);
        } else if (type instanceof ValueType.CollectionValue collection) {
            visit(collection.element().type(), path + "[]", visitor);
        } else if (type instanceof ValueType.ArrayValue array) {
            visit(array.element().type(), path + "[]", visitor);
        } else if (type instanceof ValueType.MapValue map) {
            visit(map.key(), path + "{}", visitor);
            visit(map.element().type(), path + "{}", visitor);
        } else if (type instanceof ValueType.Generated generated) {
            generated.arguments().forEach(argument -> visit(argument, path, visitor));
        }
    }

    /** The way to a component of what is at the path. */
    public static String join(String path, String component) {
        return path.isEmpty() ? component : path + "." + component;
    }
}
