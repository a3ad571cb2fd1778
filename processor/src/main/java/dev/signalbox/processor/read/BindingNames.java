package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.name.GeneratedNames;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;

/** Gives every handler of a class a name of its own for the method that makes its binding. */
final class BindingNames {

    private BindingNames() {}

    /** The same names whatever the order, which differs between sources and class files. */
    static Map<ExecutableElement, String> of(List<ExecutableElement> handlers) {
        Map<Name, Integer> overloads = new HashMap<>();
        handlers.forEach(handler -> overloads.merge(handler.getSimpleName(), 1, Integer::sum));
        List<ExecutableElement> sorted = handlers.stream()
                .sorted(Comparator.comparing(BindingNames::signature))
                .toList();
        Set<String> used = new HashSet<>();
        Map<ExecutableElement, String> names = new HashMap<>();
        for (ExecutableElement handler : sorted) {
            String method = handler.getSimpleName().toString();
            boolean overloaded = overloads.getOrDefault(handler.getSimpleName(), 1) > 1;
            String base = overloaded ? method + eventName(handler) : method;
            names.put(handler, GeneratedNames.unique(GeneratedNames.bindingOf(base), used));
        }
        return names;
    }

    private static String signature(ExecutableElement handler) {
        return handler.getSimpleName() + types(handler).toString();
    }

    private static List<TypeName> types(ExecutableElement handler) {
        return handler.getParameters().stream()
                .map(parameter -> TypeName.get(parameter.asType()))
                .toList();
    }

    private static String eventName(ExecutableElement handler) {
        TypeName type = types(handler).stream().findFirst().orElse(TypeName.VOID);
        TypeName raw = type instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : type;
        return raw instanceof ClassName name ? name.simpleName() : "";
    }
}
