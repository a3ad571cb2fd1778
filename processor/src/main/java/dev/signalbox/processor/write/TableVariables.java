package dev.signalbox.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.InjectionKey;
import dev.signalbox.processor.model.TableModel;
import dev.signalbox.processor.name.GeneratedNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The names of a table's suppliers and bindings, none of them twice. */
final class TableVariables {

    /** What the table's own members and the variables in its methods are called. */
    private static final Set<String> RESERVED =
            Set.of("all", "delivery", "domainInvokers", "event", "events", "failure", "handlers");

    private final Map<ClassName, String> suppliers = new HashMap<>();
    private final Map<InjectionKey, String> keys = new TreeMap<>(InjectionKey.ORDER);
    private final Map<ClassName, Map<String, String>> bindings = new HashMap<>();

    TableVariables(TableModel table) {
        Set<String> used = new HashSet<>(RESERVED);
        for (HandlerClass type : table.suppliers()) {
            suppliers.put(type.name(), GeneratedNames.unique(variableOf(type.name()), used));
        }
        for (InjectionKey key : table.keys()) {
            keys.put(key, GeneratedNames.unique(variableOf(key.type().name()), used));
        }
        for (HandlerMethod handler : table.handlers()) {
            String method = handler.bindingName();
            String base = variableOf(handler.owner()) + GeneratedNames.capitalized(method);
            bindings.computeIfAbsent(handler.owner(), owner -> new HashMap<>())
                    .put(method, GeneratedNames.unique(base, used));
        }
    }

    /** The supplier of a handler class. */
    String supplierOf(ClassName handlerClass) {
        return Objects.requireNonNull(suppliers.get(handlerClass), handlerClass::canonicalName);
    }

    /** The supplier of something that is injected. */
    String supplierOf(InjectionKey key) {
        return Objects.requireNonNull(keys.get(key), key::toString);
    }

    /** The binding of a handler. */
    String bindingOf(HandlerMethod handler) {
        Map<String, String> ofClass = bindings.getOrDefault(handler.owner(), Map.of());
        return Objects.requireNonNull(ofClass.get(handler.bindingName()), handler::label);
    }

    private static String variableOf(TypeName type) {
        if (type instanceof ArrayTypeName array) {
            return variableOf(array.componentType()) + "Array";
        }
        TypeName raw = type instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : type;
        String simpleName = raw instanceof ClassName name ? name.simpleName() : raw.toString();
        return GeneratedNames.variableOf(simpleName);
    }
}
