package dev.signalbox.processor.name;

import com.palantir.javapoet.ClassName;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Every name that we generate. A nested type {@code Outer.Inner} becomes {@code Outer_Inner}. */
public final class GeneratedNames {

    /** The field that holds the only instance of a codec without type arguments. */
    public static final String CODEC_INSTANCE = "INSTANCE";

    /** The method of a Dagger module that provides the table. */
    public static final String TABLE_METHOD = "table";

    private GeneratedNames() {}

    /** {@code UserRegistered_Codec}. */
    public static ClassName codecOf(ClassName type) {
        return suffixed(type, "_Codec");
    }

    /** {@code Onboarding_Handlers}. */
    public static ClassName handlersOf(ClassName handlerClass) {
        return suffixed(handlerClass, "_Handlers");
    }

    /** {@code ShopEvents_Table}. */
    public static ClassName tableOf(ClassName anchor) {
        return suffixed(anchor, "_Table");
    }

    /** {@code ShopEvents_Module}. */
    public static ClassName moduleOf(ClassName anchor) {
        return suffixed(anchor, "_Module");
    }

    /** {@code welcomeBinding}: the method that makes the binding of a handler method. */
    public static String bindingOf(String handlerMethod) {
        return handlerMethod + "Binding";
    }

    /** {@code UserWelcomedInvoker}: the class inside a table that calls all handlers of a domain event. */
    public static String invokerOf(ClassName event) {
        return String.join("_", event.simpleNames()) + "Invoker";
    }

    /** {@code onboarding}: a variable that holds something of that class. */
    public static String variableOf(String simpleName) {
        int capitals = 0;
        while (capitals < simpleName.length() && Character.isUpperCase(simpleName.charAt(capitals))) {
            capitals++;
        }
        // All of HTTP and of A, the first letter of Order, HTTP of HTTPServer.
        int lowered = capitals == simpleName.length() ? capitals : Math.max(1, capitals - 1);
        return simpleName.substring(0, lowered).toLowerCase(Locale.ROOT) + simpleName.substring(lowered);
    }

    /**
     * What a variable may be called that is named after something of the user's: a variable {@code List} would hide the
     * class from the code that calls its methods.
     */
    public static String localOf(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** {@code Onboarding}: the second word of a name. */
    public static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The name itself, with a number where it is used already, or with an underscore where it is a keyword. */
    public static String unique(String name, Set<String> used) {
        String candidate = SourceVersion.isKeyword(name) ? name + "_" : name;
        for (int number = 2; !used.add(candidate); number++) {
            candidate = name + number;
        }
        return candidate;
    }

    private static ClassName suffixed(ClassName type, String suffix) {
        return ClassName.get(type.packageName(), String.join("_", type.simpleNames()) + suffix);
    }
}
