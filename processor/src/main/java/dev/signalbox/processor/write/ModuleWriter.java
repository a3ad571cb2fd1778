package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signalbox.processor.model.Qualifier;
import dev.signalbox.processor.model.TableModel;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes {@code ShopEvents_Module}, which gives the table to Dagger. */
public final class ModuleWriter {

    private ModuleWriter() {}

    /**
     * Writes the module.
     *
     * @param provider the {@code Provider} that is on the class path
     */
    public static GeneratedFile write(TableModel table, ClassName provider) {
        ClassName name = GeneratedNames.moduleOf(table.name());
        TypeSpec spec = TypeSpec.interfaceBuilder(name)
                .addAnnotation(LibraryNames.DAGGER_MODULE)
                .addModifiers(Modifier.PUBLIC)
                .addMethod(tableMethod(table, provider))
                .build();
        return new GeneratedFile(name, spec, TableWriter.origins(table));
    }

    private static MethodSpec tableMethod(TableModel table, ClassName provider) {
        List<Suppliers.Supplier> suppliers = Suppliers.all(table, new TableVariables(table));
        MethodSpec.Builder method = MethodSpec.methodBuilder(GeneratedNames.TABLE_METHOD)
                .addAnnotation(LibraryNames.DAGGER_PROVIDES)
                .addAnnotation(LibraryNames.DAGGER_INTO_SET)
                .addAnnotations(
                        Suppressions.of(Suppressions.union(suppliers.stream().map(Suppliers.Supplier::lints))))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(LibraryNames.EVENT_TABLE);
        suppliers.forEach(supplier -> method.addParameter(parameter(supplier, provider)));
        List<CodeBlock> arguments = suppliers.stream()
                .map(supplier -> CodeBlock.of(isProvider(supplier) ? "() -> $N" : "$N::get", supplier.name()))
                .toList();
        return method.addStatement(
                        "return new $T($L)", GeneratedNames.tableOf(table.name()), CodeBlock.join(arguments, ", "))
                .build();
    }

    /** A handler may want a provider itself: Dagger gives that, but no provider of providers. */
    private static boolean isProvider(Suppliers.Supplier supplier) {
        return supplier.supplied() instanceof ParameterizedTypeName type
                && (type.rawType().equals(LibraryNames.JAVAX_PROVIDER)
                        || type.rawType().equals(LibraryNames.JAKARTA_PROVIDER));
    }

    private static ParameterSpec parameter(Suppliers.Supplier supplier, ClassName provider) {
        TypeName type =
                isProvider(supplier) ? supplier.supplied() : ParameterizedTypeName.get(provider, supplier.supplied());
        ParameterSpec.Builder parameter = ParameterSpec.builder(type, supplier.name());
        supplier.qualifier().map(Qualifier::annotation).ifPresent(parameter::addAnnotation);
        return parameter.build();
    }
}
