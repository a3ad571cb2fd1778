package dev.signalbox.it.codecs;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes instances of any record from a seed: every component has a chance to be at a limit, empty or null. */
final class RandomInstances {

    /** Below it, what may be null, empty or absent is, so that recursive records end. */
    private static final int DEPTH = 6;

    private final Random random;
    private final RandomScalars scalars;

    RandomInstances(long seed) {
        this.random = new Random(seed);
        this.scalars = new RandomScalars(random);
    }

    <T> T of(Class<T> type) {
        return type.cast(make(type, Map.of(), 0));
    }

    private Object make(Type type, Map<TypeVariable<?>, Type> variables, int depth) {
        if (type instanceof TypeVariable<?> variable) {
            return make(Objects.requireNonNull(variables.get(variable)), variables, depth);
        }
        if (type instanceof GenericArrayType array) {
            return array(resolve(array.getGenericComponentType(), variables), depth, false);
        }
        if (type instanceof ParameterizedType parameterized) {
            List<Type> arguments = Arrays.stream(parameterized.getActualTypeArguments())
                    .map(argument -> resolve(argument, variables))
                    .toList();
            return generic((Class<?>) parameterized.getRawType(), arguments, depth, false);
        }
        Class<?> raw = (Class<?>) type;
        return scalars.of(raw).orElseGet(() -> userType(raw, List.of(), depth));
    }

    private @Nullable Object component(AnnotatedType type, Map<TypeVariable<?>, Type> variables, int depth) {
        if (isNullable(type) && (depth > DEPTH || random.nextInt(3) == 0)) {
            return null;
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            List<Type> arguments = Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                    .map(argument -> resolve(argument.getType(), variables))
                    .toList();
            AnnotatedType[] annotated = parameterized.getAnnotatedActualTypeArguments();
            boolean nullableLast = isNullable(annotated[annotated.length - 1]);
            Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
            return generic(raw, arguments, depth, nullableLast);
        }
        if (type instanceof AnnotatedArrayType array
                && scalars.of((Class<?>) type.getType()).isEmpty()) {
            AnnotatedType element = array.getAnnotatedGenericComponentType();
            return array(resolve(element.getType(), variables), depth, isNullable(element));
        }
        return make(type.getType(), variables, depth);
    }

    private static boolean isNullable(AnnotatedElement type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static Type resolve(Type type, Map<TypeVariable<?>, Type> variables) {
        if (type instanceof TypeVariable<?> variable) {
            return variables.getOrDefault(variable, type);
        }
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = Arrays.stream(parameterized.getActualTypeArguments())
                    .map(argument -> resolve(argument, variables))
                    .toArray(Type[]::new);
            return new Parameterized((Class<?>) parameterized.getRawType(), arguments);
        }
        return type;
    }

    private Object generic(Class<?> raw, List<Type> arguments, int depth, boolean nullableElements) {
        Type last = arguments.get(arguments.size() - 1);
        if (raw == Optional.class) {
            return depth > DEPTH || random.nextInt(3) == 0
                    ? Optional.empty()
                    : Optional.of(make(last, Map.of(), depth + 1));
        }
        if (raw == Map.class) {
            Map<Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = size(depth); i > 0; i--) {
                map.put(make(arguments.get(0), Map.of(), depth + 1), element(last, depth, nullableElements));
            }
            return map;
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return collection(raw, last, depth, nullableElements);
        }
        return userType(raw, arguments, depth);
    }

    private Collection<@Nullable Object> collection(Class<?> raw, Type element, int depth, boolean nullableElements) {
        Collection<@Nullable Object> values =
                raw == SortedSet.class ? new TreeSet<>() : raw == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
        for (int i = size(depth); i > 0; i--) {
            values.add(element(element, depth, nullableElements));
        }
        return values;
    }

    private Object array(Type element, int depth, boolean nullableElements) {
        Class<?> raw =
                element instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) element;
        Object array = Array.newInstance(raw, size(depth));
        for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, element(element, depth, nullableElements));
        }
        return array;
    }

    private @Nullable Object element(Type type, int depth, boolean isNullable) {
        if (isNullable && random.nextInt(3) == 0) {
            return null;
        }
        if (type instanceof Class<?> array
                && array.isArray()
                && scalars.of(array).isEmpty()) {
            return array(array.getComponentType(), depth + 1, false);
        }
        return make(type, Map.of(), depth + 1);
    }

    private int size(int depth) {
        return depth > DEPTH ? 0 : random.nextInt(4);
    }

    private Object userType(Class<?> raw, List<Type> arguments, int depth) {
        if (raw == OptionalInt.class) {
            return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt());
        }
        if (raw == OptionalLong.class) {
            return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong());
        }
        if (raw == OptionalDouble.class) {
            return random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble());
        }
        if (raw.isSealed()) {
            Class<?>[] subtypes = raw.getPermittedSubclasses();
            return userType(subtypes[depth > DEPTH ? 0 : random.nextInt(subtypes.length)], arguments, depth + 1);
        }
        return record(raw, arguments, depth);
    }

    private Object record(Class<?> raw, List<Type> arguments, int depth) {
        Map<TypeVariable<?>, Type> variables = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            variables.put(raw.getTypeParameters()[i], arguments.get(i));
        }
        RecordComponent[] components = raw.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = isIgnored(components[i])
                    ? absent(components[i].getType())
                    : component(components[i].getAnnotatedType(), variables, depth + 1);
        }
        try {
            Constructor<?> constructor = raw.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new LinkageError("cannot make a " + raw, refused);
        }
    }

    private static boolean isIgnored(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(com.fasterxml.jackson.annotation.JsonIgnore.class);
    }

    private static @Nullable Object absent(Class<?> type) {
        return type == Optional.class ? Optional.empty() : type == List.class ? List.of() : null;
    }

    private record Parameterized(Class<?> raw, Type[] arguments) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return raw.getDeclaringClass();
        }
    }
}
