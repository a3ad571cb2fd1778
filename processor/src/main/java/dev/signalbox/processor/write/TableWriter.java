package dev.signalbox.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.TableModel;
import dev.signalbox.processor.model.TableModel.DomainEvent;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes {@code ShopEvents_Table}. */
public final class TableWriter {

    private final TableModel table;
    private final TableVariables variables;
    private final List<Suppliers.Supplier> suppliers;
    private final Set<String> kept = new HashSet<>();
    private final TypeSpec.Builder spec;

    private TableWriter(TableModel table) {
        this.table = table;
        this.variables = new TableVariables(table);
        this.suppliers = Suppliers.all(table, variables);
        this.spec = TypeSpec.classBuilder(GeneratedNames.tableOf(table.name()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addAnnotation(members(table))
                .addSuperinterface(LibraryNames.EVENT_TABLE);
    }

    public static GeneratedFile write(TableModel table) {
        TableWriter writer = new TableWriter(table);
        writer.addSuppliers();
        writer.addBindings();
        ListWriter events = writer.events();
        ListWriter handlers = writer.handlers();
        ListWriter domainInvokers = writer.domainInvokers();
        writer.addConstructor(List.of(events, handlers, domainInvokers));
        Stream.of(events, handlers, domainInvokers).forEach(list -> list.addMembers(writer.spec));
        return new GeneratedFile(GeneratedNames.tableOf(table.name()), writer.spec.build(), origins(table));
    }

    /** What a compilation of one class alone makes the table of, beside that class. */
    private static AnnotationSpec members(TableModel table) {
        AnnotationSpec.Builder members = AnnotationSpec.builder(LibraryNames.TABLE_MEMBERS);
        List<String> names = Stream.concat(
                        table.events().stream()
                                .filter(event -> event.mention().source() != null)
                                .map(EventModel::name),
                        table.classes().stream().map(HandlerClass::name))
                .map(ClassName::canonicalName)
                .distinct()
                .sorted()
                .toList();
        if (names.isEmpty()) {
            return members.addMember("value", "{}").build();
        }
        names.forEach(name -> members.addMember("value", "$S", name));
        return members.build();
    }

    /** Everything compiled here that the table is made from, the anchor first. */
    static List<Origin> origins(TableModel table) {
        List<Origin> origins = new ArrayList<>(List.of(table.anchor().origin()));
        table.events().stream()
                .filter(event -> event.mention().source() != null)
                .map(EventModel::origin)
                .forEach(origins::add);
        table.classes().stream().map(HandlerClass::origin).forEach(origins::add);
        return origins;
    }

    /** Only invokers keep suppliers; bindings have theirs. */
    private void addSuppliers() {
        table.domains()
                .forEach(domain -> domain.handlers().forEach(handler -> kept.addAll(Suppliers.of(handler, variables))));
        suppliers.stream()
                .filter(supplier -> kept.contains(supplier.name()))
                .forEach(supplier -> spec.addField(FieldSpec.builder(supplier.type(), supplier.name())
                        .addAnnotations(Suppressions.of(supplier.lints()))
                        .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                        .build()));
    }

    private void addBindings() {
        for (HandlerMethod handler : table.handlers()) {
            spec.addField(FieldSpec.builder(bindingType(handler), variables.bindingOf(handler))
                    .addAnnotations(Suppressions.of(
                            handler.eventParameter().orElseThrow().type().lints()))
                    .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                    .build());
        }
    }

    private static TypeName bindingType(HandlerMethod handler) {
        return ParameterizedTypeName.get(
                LibraryNames.HANDLER_BINDING, handler.accepted().orElseThrow().type());
    }

    private void addConstructor(List<ListWriter> lists) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addAnnotations(
                        Suppressions.of(Suppressions.union(suppliers.stream().map(Suppliers.Supplier::lints))))
                .addModifiers(Modifier.PUBLIC);
        for (Suppliers.Supplier supplier : suppliers) {
            constructor.addParameter(supplier.type(), supplier.name());
            if (kept.contains(supplier.name())) {
                constructor.addStatement("this.$1N = $1N", supplier.name());
            }
        }
        for (HandlerMethod handler : table.handlers()) {
            constructor.addStatement(
                    "$N = $T.$N($L)",
                    variables.bindingOf(handler),
                    GeneratedNames.handlersOf(handler.owner()),
                    handler.bindingName(),
                    String.join(", ", Suppliers.of(handler, variables)));
        }
        lists.forEach(list -> list.addTo(constructor));
        spec.addMethod(constructor.build());
    }

    private ListWriter events() {
        List<ListWriter.Item> items = table.events().stream()
                .map(event -> new ListWriter.Item(EventTypeWriter.write(event), event.lints()))
                .toList();
        return new ListWriter("events", anyOf(LibraryNames.EVENT_TYPE), items);
    }

    private ListWriter handlers() {
        List<ListWriter.Item> items = table.handlers().stream()
                .map(handler -> new ListWriter.Item(CodeBlock.of("$N", variables.bindingOf(handler)), Set.of()))
                .toList();
        return new ListWriter("handlers", anyOf(LibraryNames.HANDLER_BINDING), items);
    }

    private ListWriter domainInvokers() {
        Set<String> used = new HashSet<>();
        List<ListWriter.Item> items = new ArrayList<>();
        for (DomainEvent domain : table.domains()) {
            String name = GeneratedNames.unique(
                    GeneratedNames.invokerOf(domain.event().name()), used);
            spec.addType(InvokerWriter.write(name, domain, variables));
            items.add(new ListWriter.Item(CodeBlock.of("new $N()", name), Set.of()));
        }
        return new ListWriter("domainInvokers", anyOf(LibraryNames.DOMAIN_INVOKER), items);
    }

    private static TypeName anyOf(ClassName type) {
        return ParameterizedTypeName.get(type, WildcardTypeName.subtypeOf(ClassName.OBJECT));
    }
}
