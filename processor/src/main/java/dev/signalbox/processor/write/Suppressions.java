package dev.signalbox.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import dev.signalbox.processor.model.Lint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps warnings about the user's types out of generated code, at the one member that names them. */
final class Suppressions {

    private Suppressions() {}

    /** The annotation that the member needs; none where nothing is warned of. */
    static List<AnnotationSpec> of(Set<Lint> lints) {
        if (lints.isEmpty()) {
            return List.of();
        }
        List<CodeBlock> keys = new TreeSet<>(lints)
                .stream().map(lint -> CodeBlock.of("$S", lint.key())).toList();
        CodeBlock value = keys.size() == 1 ? keys.get(0) : CodeBlock.of("{$L}", CodeBlock.join(keys, ", "));
        return List.of(AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", value)
                .build());
    }

    /** All of them in one set. */
    static Set<Lint> union(Stream<Set<Lint>> sets) {
        Set<Lint> union = new TreeSet<>();
        sets.forEach(union::addAll);
        return union;
    }
}
