package dev.signalbox.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The private methods of a codec that write and read what takes more than an expression. */
final class CodecMethods {

    private static final Set<String> INHERITED =
            Set.of("read", "write", "readProperties", "writeProperties", "writeDiscriminator", "writeSubtype");

    private final NameAllocator names = new NameAllocator();
    private final List<MethodSpec> methods = new ArrayList<>();

    CodecMethods() {
        INHERITED.forEach(names::newName);
    }

    /**
     * Adds a method that reads a value from the parser {@code in}.
     *
     * @return a call of it
     */
    CodeBlock reader(ValueType type, Site site, CodeBlock body) {
        String name = names.newName("read" + capitalized(site.hint()));
        methods.add(method(name, type)
                .returns(type.type())
                .addParameter(LibraryNames.JSON_PARSER, "in")
                .addCode(body)
                .build());
        return CodeBlock.of("$L(in)", name);
    }

    /**
     * Adds a method that writes a value to the generator {@code out}.
     *
     * @param parameter what the body calls the value
     * @param value the value in the call
     * @return a call of it
     */
    CodeBlock writer(ValueType type, String parameter, CodeBlock value, Site site, CodeBlock body) {
        String name = names.newName("write" + capitalized(site.hint()));
        methods.add(method(name, type)
                .addParameter(type.type(), parameter)
                .addParameter(LibraryNames.JSON_GENERATOR, "out")
                .addCode(body)
                .build());
        return CodeBlock.of("$L($L, out);\n", name, value);
    }

    /**
     * Adds a method that makes something.
     *
     * @return a call of it
     */
    CodeBlock maker(String hint, TypeName type, CodeBlock creation) {
        String name = names.newName("new" + hint);
        methods.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(type)
                .addStatement("return $L", creation)
                .build());
        return CodeBlock.of("$L()", name);
    }

    List<MethodSpec> all() {
        return methods;
    }

    private static MethodSpec.Builder method(String name, ValueType type) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
        return type.hasVariable() ? method : method.addModifiers(Modifier.STATIC);
    }

    private static String capitalized(String hint) {
        return hint.substring(0, 1).toUpperCase(Locale.ROOT) + hint.substring(1);
    }
}
