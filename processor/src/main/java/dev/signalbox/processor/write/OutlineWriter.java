package dev.signalbox.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.signalbox.processor.model.AnchorModel;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/**
 * Writes an anchor's table and module for a compilation that fails: empty, but there, so that the compiler tells of the
 * mistake alone, and not of each place that names the two classes as well.
 */
public final class OutlineWriter {

    private static final ClassName LIST = ClassName.get(List.class);
    private static final WildcardTypeName ANY = WildcardTypeName.subtypeOf(ClassName.OBJECT);

    private OutlineWriter() {}

    /** The table, and the module where there would be one. */
    public static List<GeneratedFile> write(AnchorModel anchor) {
        List<GeneratedFile> files = new ArrayList<>();
        files.add(GeneratedFile.of(GeneratedNames.tableOf(anchor.name()), table(anchor), anchor.origin()));
        anchor.provider()
                .ifPresent(provider -> files.add(
                        GeneratedFile.of(GeneratedNames.moduleOf(anchor.name()), module(anchor), anchor.origin())));
        return files;
    }

    private static TypeSpec table(AnchorModel anchor) {
        return TypeSpec.classBuilder(GeneratedNames.tableOf(anchor.name()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(LibraryNames.EVENT_TABLE)
                .addMethod(constructor())
                .addMethod(emptyList("events", LibraryNames.EVENT_TYPE))
                .addMethod(emptyList("handlers", LibraryNames.HANDLER_BINDING))
                .addMethod(emptyList("domainInvokers", LibraryNames.DOMAIN_INVOKER))
                .build();
    }

    /** Fits every call of the constructor that the table would have. */
    private static MethodSpec constructor() {
        TypeName supplier = ParameterizedTypeName.get(ClassName.get(Supplier.class), ANY);
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addParameter(ArrayTypeName.of(supplier), "suppliers")
                .varargs()
                .addStatement(
                        "throw new $T($S)", IllegalStateException.class, "what this is made from does not compile")
                .build();
    }

    private static MethodSpec emptyList(String name, ClassName element) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(LIST, ParameterizedTypeName.get(element, ANY)))
                .addStatement("return $T.of()", LIST)
                .build();
    }

    private static TypeSpec module(AnchorModel anchor) {
        return TypeSpec.interfaceBuilder(GeneratedNames.moduleOf(anchor.name()))
                .addAnnotation(LibraryNames.DAGGER_MODULE)
                .addModifiers(Modifier.PUBLIC)
                .build();
    }
}
