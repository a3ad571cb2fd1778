package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import dev.signalbox.processor.model.AnnotationMisuse;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.TypeHead;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Reads what every codec has to know of its class. */
final class TypeHeads {

    private final SourceClasses sources;

    TypeHeads(SourceClasses sources) {
        this.sources = sources;
    }

    /** The same, those of other jars at what inherits them. */
    List<AnnotationMisuse> placed(List<AnnotationMisuse> misuses, Origin user) {
        return misuses.stream()
                .map(misuse ->
                        new AnnotationMisuse(misuse.use(), misuse.advice(), sources.placeOf(misuse.origin(), user)))
                .distinct()
                .toList();
    }

    TypeHead of(TypeElement type, Lints lints, List<AnnotationMisuse> misuses) {
        type.getTypeParameters()
                .forEach(parameter ->
                        parameter.getBounds().forEach(bound -> lints.mention(Existing.type(bound, Origin.of(type)))));
        return new TypeHead(
                ClassName.get(type),
                type.getTypeParameters().stream().map(TypeVariableName::get).toList(),
                TypeUseReader.access(type),
                lints.names(),
                lints.outermost().stream()
                        .map(sources::auxiliaryOf)
                        .flatMap(Optional::stream)
                        .toList(),
                placed(misuses, Origin.of(type)),
                Origin.of(type));
    }
}
