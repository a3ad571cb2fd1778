package dev.signalbox.processor.read;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.signalbox.processor.model.CollectionKind;
import dev.signalbox.processor.model.ElementType;
import dev.signalbox.processor.model.HandWrittenCodec;
import dev.signalbox.processor.model.Obstacle;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.ScalarTypes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Says of a type how it is written and read. Tells its listener of every class whose codec is to be generated. */
final class ValueTypeReader {

    private static final Set<String> INTEGRAL_BOXES =
            Set.of("java.lang.Byte", "java.lang.Short", "java.lang.Integer", "java.lang.Long");

    private final Types types;
    private final TypeMirror comparable;
    private final HandWrittenCodecs handWritten;
    private final SourceTypes sources;
    private final EnumReader enums;

    ValueTypeReader(ProcessingEnvironment environment, HandWrittenCodecs handWritten, SourceTypes sources) {
        this.types = environment.getTypeUtils();
        this.comparable = types.erasure(environment
                .getElementUtils()
                .getTypeElement(Comparable.class.getCanonicalName())
                .asType());
        this.handWritten = handWritten;
        this.sources = sources;
        this.enums = new EnumReader();
    }

    /**
     * Where a type stands.
     *
     * @param packageName of the codec
     * @param origin for messages
     * @param lints told of everything that the codec has to name
     * @param reached told of every class of this compilation whose codec is needed
     */
    record Place(String packageName, Origin origin, Lints lints, Consumer<TypeElement> reached) {}

    /** @throws UnresolvedTypeException if a part of the type does not exist yet */
    ValueType read(TypeMirror type, Place place) {
        TypeName name = TypeName.get(Existing.type(type, place.origin()));
        return switch (type.getKind()) {
            case ARRAY -> array(MoreTypes.asArray(type), place);
            case TYPEVAR -> new ValueType.Variable((TypeVariableName) name);
            case WILDCARD -> new ValueType.Unwritable(name, Obstacle.WILDCARD);
            case DECLARED -> declared(MoreTypes.asDeclared(type), place);
            default ->
                type.getKind().isPrimitive()
                        ? new ValueType.Primitive(name)
                        : new ValueType.Unwritable(name, Obstacle.UNKNOWN);
        };
    }

    private ElementType element(TypeMirror type, Place place) {
        return new ElementType(read(type, place), Nullability.isNullable(type));
    }

    private ValueType array(ArrayType array, Place place) {
        TypeName name = TypeName.get(array);
        Optional<HandWrittenCodec> codec = handWritten.find(name);
        if (codec.isPresent()) {
            return handWritten(name, codec.get(), place);
        }
        Optional<ClassName> support = ScalarTypes.supportFor(name.toString());
        if (support.isPresent()) {
            return new ValueType.Scalar(name, support.get());
        }
        TypeMirror component = array.getComponentType();
        if (!isReifiable(component)) {
            return new ValueType.Unwritable(name, Obstacle.GENERIC_ELEMENT);
        }
        return new ValueType.ArrayValue((ArrayTypeName) name, element(component, place));
    }

    private static ValueType handWritten(TypeName type, HandWrittenCodec codec, Place place) {
        place.lints().mention(codec);
        boolean isVisible = codec.isPublic() || codec.name().packageName().equals(place.packageName());
        return isVisible
                ? new ValueType.HandWritten(type, codec)
                : new ValueType.Unwritable(
                        type, Obstacle.CODEC_NOT_VISIBLE, codec.name().canonicalName());
    }

    private static boolean isReifiable(TypeMirror type) {
        return switch (type.getKind()) {
            case TYPEVAR -> false;
            case ARRAY -> isReifiable(MoreTypes.asArray(type).getComponentType());
            case DECLARED -> MoreTypes.asDeclared(type).getTypeArguments().isEmpty();
            default -> true;
        };
    }

    private ValueType declared(DeclaredType type, Place place) {
        TypeElement element = MoreTypes.asTypeElement(type);
        TypeName name = TypeName.get(type);
        place.lints().mention(element);
        if (type.getTypeArguments().size() < element.getTypeParameters().size()) {
            return new ValueType.Unwritable(name, Obstacle.RAW);
        }
        Optional<HandWrittenCodec> codec = handWritten.find(name);
        if (codec.isPresent()) {
            return handWritten(name, codec.get(), place);
        }
        if (name.isBoxedPrimitive()) {
            return new ValueType.Primitive(name);
        }
        Optional<ClassName> support = ScalarTypes.supportFor(name.toString());
        if (support.isPresent()) {
            return new ValueType.Scalar(name, support.get());
        }
        return container(type, element, place).orElseGet(() -> userType(type, element, place));
    }

    private Optional<ValueType> container(DeclaredType type, TypeElement element, Place place) {
        TypeName name = TypeName.get(type);
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        return Optional.ofNullable(
                switch (element.getQualifiedName().toString()) {
                    case "java.util.Optional" -> new ValueType.OptionalValue(name, read(arguments.get(0), place));
                    case "java.util.OptionalInt" -> optionalNumber(element, TypeName.INT);
                    case "java.util.OptionalLong" -> optionalNumber(element, TypeName.LONG);
                    case "java.util.OptionalDouble" -> optionalNumber(element, TypeName.DOUBLE);
                    case "java.util.List" -> collection(type, CollectionKind.LIST, place);
                    case "java.util.Set" -> collection(type, CollectionKind.SET, place);
                    case "java.util.Collection" -> collection(type, CollectionKind.COLLECTION, place);
                    case "java.util.SortedSet" -> collection(type, CollectionKind.SORTED_SET, place);
                    case "java.util.Map" ->
                        new ValueType.MapValue(
                                (ParameterizedTypeName) name,
                                key(arguments.get(0), place),
                                element(arguments.get(1), place));
                    default -> null;
                });
    }

    private static ValueType optionalNumber(TypeElement element, TypeName content) {
        return new ValueType.OptionalNumber(ClassName.get(element), new ValueType.Primitive(content));
    }

    private ValueType collection(DeclaredType type, CollectionKind kind, Place place) {
        TypeMirror argument = type.getTypeArguments().get(0);
        ElementType element = element(argument, place);
        boolean unordered = kind == CollectionKind.SORTED_SET
                && !(element.type() instanceof ValueType.Unwritable)
                && !types.isSubtype(types.erasure(argument), comparable);
        if (unordered) {
            if (argument.getKind() == TypeKind.DECLARED) {
                Existing.above(MoreTypes.asTypeElement(argument));
            }
            element = new ElementType(new ValueType.Unwritable(TypeName.get(argument), Obstacle.NO_ORDER), false);
        }
        return new ValueType.CollectionValue((ParameterizedTypeName) TypeName.get(type), kind, element);
    }

    private ValueType key(TypeMirror type, Place place) {
        if (type.getKind() == TypeKind.DECLARED && MoreTypes.asElement(type).getKind() == ElementKind.ENUM) {
            TypeElement constants = MoreTypes.asTypeElement(type);
            place.lints().mention(constants);
            return PackageAccess.isVisible(constants, place.packageName())
                    ? enums.read(constants)
                    : new ValueType.Unwritable(TypeName.get(type), Obstacle.NOT_VISIBLE);
        }
        ValueType key = read(type, place);
        String name = key.type().toString();
        boolean allowed = key instanceof ValueType.Unwritable
                || name.equals("java.lang.String")
                || name.equals("java.util.UUID")
                || INTEGRAL_BOXES.contains(name);
        return allowed ? key : new ValueType.Unwritable(key.type(), Obstacle.MAP_KEY);
    }

    private ValueType userType(DeclaredType type, TypeElement element, Place place) {
        TypeName name = TypeName.get(type);
        boolean isRecord = element.getKind() == ElementKind.RECORD;
        boolean isSealed = element.getKind() == ElementKind.INTERFACE
                && element.getModifiers().contains(Modifier.SEALED);
        boolean isEnum = element.getKind() == ElementKind.ENUM;
        if (!isRecord && !isSealed && !isEnum) {
            return new ValueType.Unwritable(name, Obstacle.UNKNOWN);
        }
        if (!PackageAccess.isVisible(element, place.packageName())) {
            return new ValueType.Unwritable(name, Obstacle.NOT_VISIBLE);
        }
        if (isEnum) {
            return enums.read(element);
        }
        if (sources.contains(element)) {
            place.reached().accept(element);
        } else if (!sources.hasCodec(element)) {
            return new ValueType.Unwritable(name, Obstacle.NO_CODEC, sources.homeOf(element));
        }
        return new ValueType.Generated(
                name,
                ClassName.get(element),
                type.getTypeArguments().stream()
                        .map(argument -> argument(argument, place))
                        .toList());
    }

    private ValueType argument(TypeMirror type, Place place) {
        ValueType argument = read(type, place);
        return Nullability.isNullable(type)
                ? new ValueType.Unwritable(argument.type(), Obstacle.NULLABLE_ARGUMENT)
                : argument;
    }
}
