package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.AnnotationMisuse;
import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.Inclusion;
import dev.signalbox.processor.model.RecordModel;
import dev.signalbox.processor.model.TypeHead;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** Reads a record. */
final class RecordReader {

    private final ComponentReader components;
    private final DiscriminatorReader discriminators;
    private final TypeHeads heads;

    RecordReader(ComponentReader components, DiscriminatorReader discriminators, TypeHeads heads) {
        this.heads = heads;
        this.components = components;
        this.discriminators = discriminators;
    }

    /** @param reached told of every class of this compilation whose codec is needed */
    RecordModel read(TypeElement record, Consumer<TypeElement> reached) {
        Lints lints = new Lints();
        lints.mention(record);
        Existing.above(record);
        ComponentElements.canonicalConstructors(record).forEach(lints::mention);
        List<FoundAnnotation> inherited = Interfaces.annotationsOf(record);
        List<FoundAnnotation> annotations = FoundAnnotation.all(record);
        Inclusion inclusion = Stream.concat(annotations.stream(), inherited.stream())
                .filter(found -> found.is(LibraryNames.JSON_INCLUDE))
                .findFirst()
                .flatMap(Inclusions::of)
                .orElse(Inclusion.ALWAYS);
        String packageName = ClassName.get(record).packageName();
        List<ComponentModel> read = ComponentElements.of(record).stream()
                .map(component -> {
                    lints.mention(component.component().getAccessor());
                    ValueTypeReader.Place place =
                            new ValueTypeReader.Place(packageName, component.origin(), lints, reached);
                    return components.read(component, place, inclusion);
                })
                .toList();
        List<AnnotationMisuse> misuses = new ArrayList<>(JacksonMisuses.onRecord(annotations));
        misuses.addAll(JacksonMisuses.onInterfaces(inherited));
        misuses.addAll(JacksonMisuses.onMembers(record));
        TypeHead head = heads.of(record, lints, misuses);
        return new RecordModel(head, read, discriminators.ownOf(record).orElse(null));
    }
}
