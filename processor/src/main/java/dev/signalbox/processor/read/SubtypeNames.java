package dev.signalbox.processor.read;

import com.google.auto.common.MoreTypes;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.WireName;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * How the records of a sealed interface are told apart: {@code @JsonTypeInfo}, {@code @JsonSubTypes} and
 * {@code @JsonTypeName}, inherited as Jackson does it.
 */
final class SubtypeNames {

    private static final String DEFAULT_PROPERTY = "type";
    private static final String JACKSON_DEFAULT_PROPERTY = "@type";

    private final Elements elements;

    SubtypeNames(Elements elements) {
        this.elements = elements;
    }

    /** {@code @JsonTypeInfo} of a class or the nearest interface above it. */
    Optional<FoundAnnotation> typeInfo(TypeElement type) {
        Optional<FoundAnnotation> own = FoundAnnotation.on(type, LibraryNames.JSON_TYPE_INFO);
        return own.isPresent()
                ? own
                : type.getInterfaces().stream()
                        .map(MoreTypes::asTypeElement)
                        .map(this::typeInfo)
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** The property that names the record. */
    WireName property(TypeElement family) {
        return typeInfo(family)
                .map(info ->
                        new WireName(nonEmpty(info.text("property"), JACKSON_DEFAULT_PROPERTY), info.at("property")))
                .orElseGet(() -> new WireName(DEFAULT_PROPERTY, Origin.of(family)));
    }

    /** All names of a record of a sealed interface; the first is written. */
    List<WireName> names(TypeElement record, TypeElement family) {
        List<WireName> names = given(record, family);
        if (names.isEmpty()) {
            names.add(new WireName(record.getSimpleName().toString(), Origin.of(record)));
            binaryName(record, family).ifPresent(names::add);
        }
        return names;
    }

    /** What databind calls the record; empty where that is what we write. */
    Optional<WireName> databindName(TypeElement record, TypeElement family) {
        return given(record, family).isEmpty() ? binaryName(record, family) : Optional.empty();
    }

    private static List<WireName> given(TypeElement record, TypeElement family) {
        List<WireName> names = new ArrayList<>(listed(record, family));
        if (names.isEmpty()) {
            FoundAnnotation.on(record, LibraryNames.JSON_TYPE_NAME)
                    .filter(name -> !name.text("value").isEmpty())
                    .ifPresent(name -> names.add(new WireName(name.text("value"), name.at("value"))));
        }
        return names;
    }

    /** The name that Jackson gives to a nested class where {@code use = NAME} and nothing names it. */
    private Optional<WireName> binaryName(TypeElement record, TypeElement family) {
        boolean byName = typeInfo(family)
                .map(info -> info.constant("use", "").equals("NAME"))
                .orElse(false);
        String binary = elements.getBinaryName(record).toString();
        String name = binary.substring(binary.lastIndexOf('.') + 1);
        return byName && record.getNestingKind().isNested()
                ? Optional.of(new WireName(name, Origin.of(record)))
                : Optional.empty();
    }

    /** What {@code @JsonSubTypes} of the interface, or of a sealed interface between it and the record, says. */
    private static List<WireName> listed(TypeElement record, TypeElement type) {
        List<WireName> names = new ArrayList<>();
        FoundAnnotation.on(type, LibraryNames.JSON_SUB_TYPES).ifPresent(subTypes -> {
            for (AnnotationValue value : subTypes.values("value")) {
                AnnotationMirror mirror = (AnnotationMirror) value.getValue();
                FoundAnnotation entry = new FoundAnnotation(mirror, subTypes.at(value));
                if (isFor(record, entry)) {
                    addNames(entry, subTypes, names);
                }
            }
        });
        if (names.isEmpty()) {
            sealedSubtypes(type).forEach(below -> names.addAll(listed(record, below)));
        }
        return names;
    }

    private static boolean isFor(TypeElement record, FoundAnnotation entry) {
        return entry.value("value").getValue() instanceof TypeMirror type
                && MoreTypes.isType(type)
                && MoreTypes.asElement(type).equals(record);
    }

    private static void addNames(FoundAnnotation entry, FoundAnnotation subTypes, List<WireName> names) {
        if (!entry.text("name").isEmpty()) {
            names.add(new WireName(entry.text("name"), subTypes.at(entry.value("name"))));
        }
        for (AnnotationValue further : entry.values("names")) {
            names.add(new WireName((String) further.getValue(), subTypes.at(further)));
        }
    }

    private static List<TypeElement> sealedSubtypes(TypeElement type) {
        return type.getPermittedSubclasses().stream()
                .map(MoreTypes::asTypeElement)
                .filter(below -> below.getModifiers().contains(Modifier.SEALED))
                .toList();
    }

    private static String nonEmpty(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
