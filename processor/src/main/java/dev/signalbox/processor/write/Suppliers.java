package dev.signalbox.processor.write;

import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.HandlerParameter.OfDependency;
import dev.signalbox.processor.model.InjectionKey;
import dev.signalbox.processor.model.Lint;
import dev.signalbox.processor.model.Qualifier;
import dev.signalbox.processor.model.TableModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a table is constructed with: an instance of each handler class, then what is injected. */
final class Suppliers {

    private Suppliers() {}

    /**
     * One parameter of the constructor.
     *
     * @param supplied what it supplies
     * @param qualifier what Dagger knows it by
     */
    record Supplier(String name, TypeName supplied, Optional<Qualifier> qualifier, Set<Lint> lints) {

        TypeName type() {
            return SupplierTypes.of(supplied);
        }
    }

    /** The parameters of the constructor in their order. */
    static List<Supplier> all(TableModel table, TableVariables variables) {
        List<Supplier> suppliers = new ArrayList<>();
        for (HandlerClass type : table.suppliers()) {
            String name = variables.supplierOf(type.name());
            suppliers.add(new Supplier(
                    name, type.name(), Optional.empty(), type.mention().lints()));
        }
        for (InjectionKey key : table.keys()) {
            Set<Lint> lints = Suppressions.union(Stream.of(
                    key.type().lints(),
                    key.qualifier()
                            .map(qualifier -> qualifier.mention().lints())
                            .orElse(Set.of())));
            suppliers.add(new Supplier(variables.supplierOf(key), key.type().name(), key.qualifier(), lints));
        }
        return suppliers;
    }

    /** Those that one handler needs, in the order of its binding's parameters. */
    static List<String> of(HandlerMethod handler, TableVariables variables) {
        List<String> names = new ArrayList<>();
        if (!handler.isStatic()) {
            names.add(variables.supplierOf(handler.owner()));
        }
        handler.parameters(OfDependency.class).forEach(dependency -> names.add(variables.supplierOf(dependency.key())));
        return names;
    }
}
