package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.signalbox.processor.model.Lint;
import dev.signalbox.processor.name.GeneratedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes one of a table's three lists: its field, its accessor, and what fills it. Each list is made in
 * parts of a few hundred items, because the class file format limits the size of a method.
 */
final class ListWriter {

    private static final int LARGEST_PART = 400;

    private static final ClassName LIST = ClassName.get(List.class);

    private final String field;
    private final TypeName element;
    private final List<Item> items;

    /**
     * One item of a list.
     *
     * @param code makes it
     * @param lints what the code is warned of
     */
    record Item(CodeBlock code, Set<Lint> lints) {}

    ListWriter(String field, TypeName element, List<Item> items) {
        this.field = field;
        this.element = element;
        this.items = List.copyOf(items);
    }

    /** Fills the field. */
    void addTo(MethodSpec.Builder constructor) {
        constructor.addStatement("$N = $N()", field, makerName());
    }

    /** The field, its accessor, and the methods that make the list. */
    void addMembers(TypeSpec.Builder table) {
        TypeName list = ParameterizedTypeName.get(LIST, element);
        table.addField(
                FieldSpec.builder(list, field, Modifier.PRIVATE, Modifier.FINAL).build());
        table.addMethod(MethodSpec.methodBuilder(field)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(list)
                .addStatement("return $N", field)
                .build());
        if (items.size() <= LARGEST_PART) {
            table.addMethod(whole(list));
        } else {
            addParts(table, list);
        }
    }

    private MethodSpec whole(TypeName list) {
        List<CodeBlock> codes = items.stream().map(Item::code).toList();
        CodeBlock code = codes.isEmpty() ? CodeBlock.of("") : CodeBlock.of("\n$L", CodeBlock.join(codes, ",\n"));
        return maker(makerName(), items)
                .returns(list)
                .addStatement("return $T.<$T>of($L)", LIST, element, code)
                .build();
    }

    private void addParts(TypeSpec.Builder table, TypeName list) {
        MethodSpec.Builder whole = maker(makerName(), List.of())
                .returns(list)
                .addStatement("$T all = new $T<>($L)", list, ArrayList.class, items.size());
        for (int start = 0; start < items.size(); start += LARGEST_PART) {
            List<Item> part = items.subList(start, Math.min(items.size(), start + LARGEST_PART));
            String name = "add" + GeneratedNames.capitalized(field) + (start / LARGEST_PART + 1);
            MethodSpec.Builder method = maker(name, part).addParameter(list, "all");
            part.forEach(item -> method.addStatement("all.add($L)", item.code()));
            table.addMethod(method.build());
            whole.addStatement("$N(all)", name);
        }
        table.addMethod(whole.addStatement("return $T.copyOf(all)", LIST).build());
    }

    private static MethodSpec.Builder maker(String name, List<Item> items) {
        return MethodSpec.methodBuilder(name)
                .addAnnotations(
                        Suppressions.of(Suppressions.union(items.stream().map(Item::lints))))
                .addModifiers(Modifier.PRIVATE);
    }

    private String makerName() {
        return "make" + GeneratedNames.capitalized(field);
    }
}
