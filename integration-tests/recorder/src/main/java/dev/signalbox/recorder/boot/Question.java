package dev.signalbox.recorder.boot;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What is asked for, read from the call of a JDK's method; named as GraalVM's metadata names it. */
final class Question {

    final AccessKind kind;
    final String target;
    final String member;

    private Question(AccessKind kind, String target, String member) {
        this.kind = kind;
        this.target = target;
        this.member = member;
    }

    /** Null when the call asks for nothing that has a name. */
    static @Nullable Question of(String owner, String method, @Nullable Object self, Object[] arguments) {
        return switch (owner) {
            case "java.lang.Class" -> ofClass((Class<?>) self, method, arguments);
            case "java.lang.ClassLoader", "java.lang.Module" ->
                named(method.equals("loadClass") ? AccessKind.TYPE : AccessKind.RESOURCE, arguments[0]);
            case "java.lang.reflect.Method", "java.lang.reflect.Constructor", "java.lang.reflect.Field" ->
                member((Member) self);
            case "java.lang.invoke.MethodHandles$Lookup" -> handle(method, arguments);
            case "java.lang.reflect.Array" -> named(AccessKind.TYPE, arrayOf((Class<?>) arguments[0], arguments[1]));
            case "java.lang.reflect.Proxy" -> proxy((Class<?>[]) arguments[1]);
            case "java.util.ResourceBundle" -> named(AccessKind.BUNDLE, arguments[0]);
            case "java.util.ServiceLoader" -> ofType(AccessKind.SERVICE, arguments);
            case "java.io.ObjectStreamClass" -> ofType(AccessKind.SERIALIZATION, arguments);
            case "sun.misc.Unsafe" -> ofType(AccessKind.UNSAFE_ALLOCATION, arguments);
            case "java.lang.System", "java.lang.Runtime" -> new Question(AccessKind.LIBRARY, "", "");
            default -> throw new IllegalArgumentException(owner);
        };
    }

    private static @Nullable Question ofClass(@Nullable Class<?> self, String method, Object[] arguments) {
        if (method.equals("forName")) {
            return forName((String) arguments[arguments[0] instanceof Module ? 1 : 0]);
        }
        if (self == null || self.isHidden()) {
            return null;
        }
        return switch (method) {
            case "arrayType" -> named(AccessKind.TYPE, self.getTypeName().concat("[]"));
            case "getResource", "getResourceAsStream" ->
                named(AccessKind.RESOURCE, absolute(self, (String) arguments[0]));
            case "newInstance" -> call(self, "<init>");
            case "getField", "getDeclaredField" ->
                new Question(AccessKind.FIELD, self.getTypeName(), (String) arguments[0]);
            default -> new Question(AccessKind.MEMBERS, self.getTypeName(), "");
        };
    }

    /** Arrays have a name of their own here: {@code [Ljava.lang.String;}. */
    private static @Nullable Question forName(@Nullable String name) {
        if (name == null || !name.startsWith("[")) {
            return named(AccessKind.TYPE, name);
        }
        int dimensions = name.lastIndexOf('[') + 1;
        String component = name.endsWith(";") ? name.substring(dimensions + 1, name.length() - 1) : "int";
        return named(AccessKind.TYPE, component.concat("[]".repeat(dimensions)));
    }

    private static @Nullable Question handle(String method, Object[] arguments) {
        if (arguments[0] instanceof Member) {
            return member((Member) arguments[0]);
        }
        if (method.equals("findClass")) {
            return named(AccessKind.TYPE, arguments[0]);
        }
        Class<?> type = (Class<?>) arguments[0];
        if (type.isHidden()) {
            return null;
        }
        if (method.equals("findConstructor")) {
            return call(type, "<init>", ((MethodType) arguments[1]).parameterArray());
        }
        String name = (String) arguments[1];
        return arguments[2] instanceof MethodType
                ? call(type, name, ((MethodType) arguments[2]).parameterArray())
                : new Question(AccessKind.FIELD, type.getTypeName(), name);
    }

    private static @Nullable Question member(@Nullable Member member) {
        if (member == null || member.getDeclaringClass().isHidden()) {
            return null;
        }
        Class<?> type = member.getDeclaringClass();
        if (member instanceof Field) {
            return new Question(AccessKind.FIELD, type.getTypeName(), member.getName());
        }
        String name = member instanceof Constructor ? "<init>" : member.getName();
        return call(type, name, ((Executable) member).getParameterTypes());
    }

    private static Question call(Class<?> type, String name, Class<?>... parameters) {
        StringJoiner signature = new StringJoiner(",", name.concat("("), ")");
        for (Class<?> parameter : parameters) {
            signature.add(parameter.getTypeName());
        }
        return new Question(AccessKind.METHOD, type.getTypeName(), signature.toString());
    }

    private static Question proxy(Class<?>[] interfaces) {
        StringJoiner names = new StringJoiner(",");
        for (Class<?> each : interfaces) {
            names.add(each.getTypeName());
        }
        return new Question(AccessKind.PROXY, names.toString(), "");
    }

    private static @Nullable Question named(AccessKind kind, @Nullable Object name) {
        return name == null ? null : new Question(kind, (String) name, "");
    }

    /** The class among the first two arguments. */
    private static @Nullable Question ofType(AccessKind kind, Object[] arguments) {
        Class<?> type = (Class<?>) (arguments[0] instanceof Class ? arguments[0] : arguments[1]);
        return type.isHidden() ? null : new Question(kind, type.getTypeName(), "");
    }

    private static String arrayOf(Class<?> component, Object length) {
        int dimensions = length instanceof int[] lengths ? lengths.length : 1;
        return component.getTypeName().concat("[]".repeat(dimensions));
    }

    private static String absolute(Class<?> self, String name) {
        if (name.startsWith("/")) {
            return name.substring(1);
        }
        String folder = self.getPackageName().replace('.', '/');
        return folder.isEmpty() ? name : folder.concat("/").concat(name);
    }
}
