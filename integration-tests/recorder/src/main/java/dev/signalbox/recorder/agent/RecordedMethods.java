package dev.signalbox.recorder.agent;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.nameMatches;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The methods of the JDK that GraalVM wants metadata for, or that load native code. */
final class RecordedMethods {

    private static final String RESOURCES = "getResource|getResources|getResourceAsStream|resources"
            + "|getSystemResource|getSystemResources|getSystemResourceAsStream";

    /** By the names of their classes. */
    static final Map<String, ElementMatcher<MethodDescription>> ALL = Map.ofEntries(
            Map.entry(
                    "java.lang.Class",
                    methods("forName|newInstance|arrayType|getResource|getResourceAsStream"
                            + "|get(Declared)?(Method|Field|Constructor|Classe)s?"
                            + "|getRecordComponents|getPermittedSubclasses|getNestMembers")),
            Map.entry("java.lang.ClassLoader", methods(RESOURCES + "|loadClass")),
            Map.entry("java.lang.Module", methods("getResourceAsStream")),
            Map.entry("java.lang.invoke.MethodHandles$Lookup", methods("find.*|unreflect.*")),
            Map.entry("java.lang.reflect.Array", methods("newInstance")),
            Map.entry("java.lang.reflect.Constructor", methods("newInstance")),
            Map.entry(
                    "java.lang.reflect.Field",
                    methods("(get|set)(Boolean|Byte|Char|Double|Float|Int|Long|Short)?")
                            .and(takesArgument(0, Object.class))),
            Map.entry("java.lang.reflect.Method", methods("invoke")),
            Map.entry("java.lang.reflect.Proxy", methods("newProxyInstance|getProxyClass")),
            Map.entry("java.util.ResourceBundle", methods("getBundle")),
            Map.entry("java.util.ServiceLoader", methods("load|loadInstalled")),
            Map.entry("java.io.ObjectStreamClass", named("lookup")),
            Map.entry("sun.misc.Unsafe", methods("allocateInstance")),
            Map.entry("java.lang.System", methods("load|loadLibrary").and(takesArguments(String.class))),
            Map.entry("java.lang.Runtime", methods("load|loadLibrary").and(takesArguments(String.class))));

    private RecordedMethods() {}

    private static ElementMatcher.Junction<MethodDescription> methods(String names) {
        return isPublic().and(nameMatches(names));
    }
}
