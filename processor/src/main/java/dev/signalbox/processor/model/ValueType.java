package dev.signalbox.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;

/** How a value is written and read: one kind for each family of types. */
public sealed interface ValueType {

    /** The type in the source. */
    TypeName type();

    /** Whether the type holds any number of values, so that it is empty where it is absent. */
    default boolean isCollection() {
        return false;
    }

    /** Whether a type parameter of the record is part of the type. */
    default boolean hasVariable() {
        boolean[] found = {false};
        TypeWalk.visit(this, "", (part, path) -> found[0] |= part instanceof Variable);
        return found[0];
    }

    /** A primitive, or what boxes it. */
    record Primitive(TypeName type) implements ValueType {

        /** The same without its box. */
        public TypeName unboxed() {
            return type.isBoxedPrimitive() ? type.unbox() : type;
        }
    }

    /**
     * A type that a class of {@code dev.signalbox.codegen} reads and writes.
     *
     * @param support that class
     */
    record Scalar(TypeName type, ClassName support) implements ValueType {}

    /**
     * An enum.
     *
     * @param constants in the order of their declaration
     * @param unsupported annotations in it that databind honours and codecs do not
     */
    record EnumValue(ClassName type, List<EnumConstant> constants, List<String> unsupported) implements ValueType {

        public EnumValue {
            constants = List.copyOf(constants);
            unsupported = List.copyOf(unsupported);
        }
    }

    /** {@code Optional}. */
    record OptionalValue(TypeName type, ValueType content) implements ValueType {}

    /** {@code OptionalInt}, {@code OptionalLong} or {@code OptionalDouble}, and the primitive inside. */
    record OptionalNumber(ClassName type, Primitive content) implements ValueType {}

    /** A collection of the standard library. */
    record CollectionValue(ParameterizedTypeName type, CollectionKind kind, ElementType element) implements ValueType {

        @Override
        public boolean isCollection() {
            return true;
        }
    }

    /** An array; {@code byte[]} and {@code char[]} are {@link Scalar scalars}. */
    record ArrayValue(ArrayTypeName type, ElementType element) implements ValueType {

        @Override
        public boolean isCollection() {
            return true;
        }
    }

    /** A {@code Map}. */
    record MapValue(ParameterizedTypeName type, ValueType key, ElementType element) implements ValueType {

        @Override
        public boolean isCollection() {
            return true;
        }
    }

    /**
     * A record or sealed interface with a generated codec.
     *
     * @param raw its class
     * @param arguments of its type parameters
     */
    record Generated(TypeName type, ClassName raw, List<ValueType> arguments) implements ValueType {

        public Generated {
            arguments = List.copyOf(arguments);
        }
    }

    /** A type with a codec that a user wrote. */
    record HandWritten(TypeName type, HandWrittenCodec codec) implements ValueType {}

    /** A type parameter of the record, whose codec the constructor takes. */
    record Variable(TypeVariableName type) implements ValueType {}

    /**
     * A type that cannot be written.
     *
     * @param culprit who could help: the module without a codec, or the codec that is not visible; empty otherwise
     */
    record Unwritable(TypeName type, Obstacle obstacle, String culprit) implements ValueType {

        public Unwritable(TypeName type, Obstacle obstacle) {
            this(type, obstacle, "");
        }
    }
}
