package dev.signalbox.processor.read;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.CodecPresence;
import dev.signalbox.processor.model.EventComponent;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.EventScope;
import dev.signalbox.processor.model.Lint;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.Scalar;
import dev.signalbox.processor.model.Stated;
import dev.signalbox.processor.model.TopicPattern;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads what {@code @Event} and {@code @Key} say. The payload is another reader's. */
public final class EventReader {

    private final SourceClasses sources;
    private final TypeUseReader types;

    public EventReader(SourceClasses sources) {
        this.sources = sources;
        this.types = new TypeUseReader(sources);
    }

    /** Whether {@code @Event} is on the class. */
    public static boolean isEvent(TypeElement type) {
        return AnnotationReader.isPresent(type, LibraryNames.EVENT);
    }

    /** Whether a codec is generated for the class. */
    boolean hasCodec(TypeElement type) {
        return type.getKind() == ElementKind.RECORD
                && sources.isCompiled(type, GeneratedNames.codecOf(ClassName.get(type)))
                && read(type).filter(event -> !event.isDomain()).isPresent();
    }

    /**
     * The event; empty where the class has no {@code @Event}.
     *
     * @throws UnresolvedTypeException if a type that matters does not exist yet
     */
    public Optional<EventModel> read(TypeElement type) {
        try {
            return AnnotationReader.find(type, LibraryNames.EVENT).map(mirror -> read(type, mirror));
        } catch (UnresolvedTypeException unresolved) {
            throw unresolved.ledToBy(Origin.of(type));
        }
    }

    private EventModel read(TypeElement type, AnnotationMirror mirror) {
        AnnotationReader annotation = AnnotationReader.of(type, mirror);
        Stated<String> topic = annotation.text("topic");
        Set<String> filled = Set.copyOf(TopicPattern.of(topic.value()).captures());
        return new EventModel(
                types.mention(type),
                Origin.of(type),
                annotation.origin(),
                Forms.of(type),
                type.getKind() == ElementKind.RECORD,
                !type.getTypeParameters().isEmpty(),
                topic,
                annotation.text("type"),
                EventScope.valueOf(annotation
                        .constant("kind", EventScope.NOTIFICATION.name())
                        .value()),
                components(type, filled),
                interfaces(type),
                codecOf(type));
    }

    private List<EventComponent> components(TypeElement type, Set<String> filled) {
        Map<String, Origin> fields = new HashMap<>();
        ElementFilter.fieldsIn(type.getEnclosedElements())
                .forEach(field -> fields.put(field.getSimpleName().toString(), Origin.of(field)));
        return type.getRecordComponents().stream()
                .map(component -> component(component, fields, filled))
                .toList();
    }

    /** The field of a component has its place in the source, which the compiler does not know of the component. */
    private EventComponent component(RecordComponentElement component, Map<String, Origin> fields, Set<String> filled) {
        String name = component.getSimpleName().toString();
        Origin origin = fields.getOrDefault(name, Origin.of(component));
        boolean isKey = AnnotationReader.isPresent(component, LibraryNames.KEY);
        TypeMirror type = component.asType();
        if (isKey || filled.contains(name)) {
            Existing.type(type, origin);
        }
        Scalar scalar = TypeUseReader.scalar(type);
        Set<Lint> lints = types.lints(component.getAccessor());
        return new EventComponent(name, type.toString(), scalar, isKey, lints, origin);
    }

    private static Set<String> interfaces(TypeElement type) {
        Set<String> names = new TreeSet<>();
        collectInterfaces(type, names);
        return names;
    }

    private static void collectInterfaces(TypeElement type, Set<String> names) {
        for (TypeMirror implemented : type.getInterfaces()) {
            // A handler may take it, or what stands above it.
            DeclaredType existing = MoreTypes.asDeclared(Existing.type(implemented, Origin.of(type)));
            TypeElement element = (TypeElement) existing.asElement();
            if (names.add(element.getQualifiedName().toString())) {
                collectInterfaces(element, names);
            }
        }
    }

    private CodecPresence codecOf(TypeElement type) {
        if (sources.contains(type)) {
            return CodecPresence.GENERATED_HERE;
        }
        boolean exists = sources.exists(type, GeneratedNames.codecOf(ClassName.get(type)));
        return exists ? CodecPresence.IN_A_JAR : CodecPresence.MISSING;
    }
}
