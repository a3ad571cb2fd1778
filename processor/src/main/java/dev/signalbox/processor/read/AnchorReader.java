package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.AnchorModel;
import dev.signalbox.processor.model.AnchorModel.Entry;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.Stated;
import dev.signalbox.processor.name.LibraryNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads anchors. */
final class AnchorReader {

    private final Elements elements;
    private final EventReader events;

    AnchorReader(Elements elements, EventReader events) {
        this.elements = elements;
        this.events = events;
    }

    AnchorModel read(TypeElement type) {
        AnnotationMirror mirror =
                AnnotationReader.find(type, LibraryNames.EVENT_MODULE).orElseThrow();
        AnnotationReader annotation = AnnotationReader.of(type, mirror);
        List<Entry> entries =
                annotation.classes("events").stream().map(this::entry).toList();
        return new AnchorModel(
                ClassName.get(type),
                Origin.of(type),
                annotation.origin(),
                Forms.of(type),
                type.getKind() == ElementKind.INTERFACE,
                entries,
                provider(elements.getModuleOf(type)));
    }

    private Entry entry(Stated<TypeMirror> stated) {
        TypeMirror type = stated.value();
        try {
            Optional<EventModel> event = type.getKind() == TypeKind.DECLARED
                    ? events.read((TypeElement) ((DeclaredType) type).asElement())
                    : Optional.empty();
            return new Entry(type.toString(), stated.origin(), event);
        } catch (UnresolvedTypeException unresolved) {
            throw unresolved.ledToBy(stated.origin());
        }
    }

    /** The {@code Provider} that a Dagger module would take; empty without Dagger. */
    private Optional<ClassName> provider(ModuleElement module) {
        return isPresent(LibraryNames.DAGGER_MODULE, module)
                ? Stream.of(LibraryNames.JAVAX_PROVIDER, LibraryNames.JAKARTA_PROVIDER)
                        .filter(name -> isPresent(name, module))
                        .findFirst()
                : Optional.empty();
    }

    private boolean isPresent(ClassName name, ModuleElement module) {
        return elements.getTypeElement(module, name.canonicalName()) != null;
    }
}
