package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.signalbox.processor.model.Access;
import dev.signalbox.processor.model.EnumConstant;
import dev.signalbox.processor.model.TypeHead;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.name.PropertyNaming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** A codec while it is being generated: the members that rules ask for, each made once and named without collision. */
final class CodecClass {

    /** Names that methods of generated classes use themselves, or that mean something to the compiler. */
    private static final Set<String> RESERVED_LOCALS =
            Set.of("in", "out", "value", "yield", "record", "var", "sealed", "permits", "when");

    private final TypeHead head;
    private final NameAllocator constantNames = new NameAllocator();
    private final Set<String> keptFree = new HashSet<>();
    private final NameAllocator localNames = new NameAllocator();
    private final Map<String, String> parameterFields = new HashMap<>();
    private final Map<String, String> enumFields = new TreeMap<>();
    private final List<FieldSpec> constants = new ArrayList<>();
    private final CodecMethods methods = new CodecMethods();
    private final CodecReferences codecs;

    CodecClass(TypeHead head) {
        this.head = head;
        keepFree(head.name());
        constantNames.newName(GeneratedNames.CODEC_INSTANCE);
        RESERVED_LOCALS.forEach(localNames::newName);
        for (TypeVariableName parameter : head.parameters()) {
            parameterFields.put(parameter.name(), local(parameter.name() + "Codec"));
        }
        this.codecs = new CodecReferences(this);
    }

    TypeHead head() {
        return head;
    }

    CodecMethods methods() {
        return methods;
    }

    CodecReferences codecs() {
        return codecs;
    }

    /** Keeps constants from the simple name of a class: {@code URI.create} would look for a method of the constant. */
    void keepFree(TypeName type) {
        TypeName raw = type instanceof ParameterizedTypeName parameterized ? parameterized.rawType() : type;
        if (raw instanceof ClassName name) {
            name.simpleNames().stream().filter(keptFree::add).forEach(constantNames::newName);
        }
    }

    /** The field that holds the codec of a type parameter. */
    String fieldOf(TypeVariableName parameter) {
        return Objects.requireNonNull(parameterFields.get(parameter.name()), parameter::name);
    }

    /** A name for a variable that no other variable has. */
    String local(String hint) {
        return localNames.newName(GeneratedNames.localOf(hint));
    }

    /**
     * Adds a private constant.
     *
     * @param hint in any case: {@code userId} becomes {@code USER_ID}
     * @return its name
     */
    String constant(String hint, TypeName type, CodeBlock value) {
        String name = constantNames.newName(upperCase(hint));
        constants.add(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value)
                .build());
        return name;
    }

    /** The name of a nested class that holds something. */
    String holder(String hint) {
        return constantNames.newName(hint);
    }

    /** The constant that holds the texts of an enum. */
    String enumNames(ValueType.EnumValue type) {
        return enumFields.computeIfAbsent(type.type().canonicalName(), name -> {
            List<EnumConstant> renamed = type.constants().stream()
                    .filter(each -> !each.text().equals(each.name()))
                    .toList();
            // By name: the enum's jar may change without this one, and its constants then move.
            CodeBlock.Builder table = CodeBlock.builder()
                    .add(
                            "$T.$L($T.values()",
                            LibraryNames.ENUM_NAMES,
                            renamed.isEmpty() ? "of" : "renamed",
                            type.type());
            renamed.forEach(each -> table.add(", $S, $L", each.name(), Literals.of(each.text())));
            table.add(")");
            for (EnumConstant each : type.constants()) {
                each.aliases().forEach(alias -> table.add(".aliasOf($S, $L)", each.name(), Literals.of(alias)));
            }
            return constant(
                    type.type().simpleName() + "_Names",
                    ParameterizedTypeName.get(LibraryNames.ENUM_NAMES, type.type()),
                    table.build());
        });
    }

    /** Starts the class with the fields that rules have asked for. */
    TypeSpec.Builder start(ClassName name) {
        return start(name, CodeBlock.of(""));
    }

    /** The same with a call of the superclass's constructor. */
    TypeSpec.Builder start(ClassName name, CodeBlock superCall) {
        TypeSpec.Builder spec =
                TypeSpec.classBuilder(name).addModifiers(Modifier.FINAL).addTypeVariables(head.parameters());
        if (head.access() == Access.PUBLIC) {
            spec.addModifiers(Modifier.PUBLIC);
        }
        codecs.addInstance(spec, name);
        constants.forEach(spec::addField);
        codecs.addFieldsAndConstructor(spec, superCall);
        return spec;
    }

    /** Ends the class with the methods and nested classes that rules have asked for. */
    TypeSpec finish(TypeSpec.Builder spec) {
        methods.all().forEach(spec::addMethod);
        codecs.holders().forEach(spec::addType);
        Lints.suppress(head.lints(), spec);
        return spec.build();
    }

    private static String upperCase(String hint) {
        return PropertyNaming.SNAKE_CASE.nameOf(hint).toUpperCase(Locale.ROOT);
    }
}
