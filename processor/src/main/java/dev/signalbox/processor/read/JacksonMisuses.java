package dev.signalbox.processor.read;

import dev.signalbox.processor.model.AnnotationMisuse;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * Finds uses of Jackson's annotations that databind honours and codecs do not: left alone, the two would not read each
 * other's output.
 */
final class JacksonMisuses {

    private static final Set<String> PACKAGES = Set.of(
            "com.fasterxml.jackson.annotation",
            "com.fasterxml.jackson.databind.annotation",
            "tools.jackson.databind.annotation");

    /** They say nothing about the payload, or nothing that readers rely on. */
    private static final Set<String> HARMLESS = Set.of(
            "JsonClassDescription",
            "JsonEnumDefaultValue",
            "JsonPropertyDescription",
            "JsonPropertyOrder",
            "JsonRootName");

    private static final String ADVICE = "databind would honour it and Signalbox would not. Leave it out, or write the"
            + " codec by hand and name it with @UseCodec or @CodecFor";

    private JacksonMisuses() {}

    static List<AnnotationMisuse> onComponent(ComponentElements component) {
        List<AnnotationMisuse> misuses = new ArrayList<>();
        for (FoundAnnotation found : component.annotations()) {
            if (found.is(LibraryNames.JSON_PROPERTY)) {
                require(found, "access", "AUTO", misuses);
            } else if (found.is(LibraryNames.JSON_INCLUDE)) {
                include(found, misuses);
            } else if (!found.is(LibraryNames.JSON_ALIAS) && !found.is(LibraryNames.JSON_IGNORE)) {
                unknown(found, misuses);
            }
        }
        return misuses;
    }

    static List<AnnotationMisuse> onRecord(List<FoundAnnotation> annotations) {
        List<AnnotationMisuse> misuses = new ArrayList<>();
        for (FoundAnnotation found : annotations) {
            if (found.is(LibraryNames.JSON_INCLUDE)) {
                include(found, misuses);
            } else if (found.is(LibraryNames.JSON_IGNORE_PROPERTIES)) {
                ignoreProperties(found, misuses);
            } else if (!found.is(LibraryNames.JSON_TYPE_NAME)) {
                unknown(found, misuses);
            }
        }
        return misuses;
    }

    /** On a sealed interface, or on any that a record or another interface inherits from. */
    static List<AnnotationMisuse> onInterfaces(List<FoundAnnotation> annotations) {
        List<AnnotationMisuse> misuses = new ArrayList<>();
        for (FoundAnnotation found : annotations) {
            if (found.is(LibraryNames.JSON_TYPE_INFO)) {
                typeInfo(found, misuses);
            } else if (found.is(LibraryNames.JSON_INCLUDE)) {
                include(found, misuses);
            } else if (found.is(LibraryNames.JSON_IGNORE_PROPERTIES)) {
                ignoreProperties(found, misuses);
            } else if (!found.is(LibraryNames.JSON_SUB_TYPES) && !found.is(LibraryNames.JSON_TYPE_NAME)) {
                unknown(found, misuses);
            }
        }
        return misuses;
    }

    /** On what stands in a record beside its components: getters and factories would change what databind does. */
    static List<AnnotationMisuse> onMembers(TypeElement record) {
        List<AnnotationMisuse> misuses = new ArrayList<>();
        Stream.concat(executables(record).stream(), Interfaces.methodsOf(record))
                .filter(member -> !isAccessor(member, record))
                .forEach(member -> FoundAnnotation.all(member).stream()
                        .filter(found -> !found.is(LibraryNames.JSON_IGNORE))
                        .filter(JacksonMisuses::isJackson)
                        .forEach(found -> onMember(member, record, found, misuses)));
        return misuses;
    }

    private static void onMember(
            ExecutableElement member, TypeElement record, FoundAnnotation found, List<AnnotationMisuse> misuses) {
        if (!isCanonical(member, record)) {
            misuses.add(new AnnotationMisuse(name(found), ADVICE, found.origin()));
        } else if (found.is(LibraryNames.JSON_CREATOR)) {
            requireOneOf(found, "mode", Set.of("DEFAULT", "PROPERTIES"), "use PROPERTIES", misuses);
        } else {
            unknown(found, misuses);
        }
    }

    /** The annotations in an enum, by name: the enum may come from a jar. */
    static List<String> inEnum(TypeElement type) {
        return Stream.of(
                        Stream.of(type),
                        executables(type).stream(),
                        Interfaces.of(type).stream(),
                        Interfaces.methodsOf(type))
                .flatMap(elements -> elements)
                .flatMap(element -> FoundAnnotation.all(element).stream())
                .filter(JacksonMisuses::isJackson)
                .filter(found -> !isHarmless(found))
                .filter(found -> !found.is(LibraryNames.JSON_IGNORE))
                .map(JacksonMisuses::name)
                .distinct()
                .toList();
    }

    private static List<ExecutableElement> executables(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(ExecutableElement.class::isInstance)
                .map(ExecutableElement.class::cast)
                .toList();
    }

    /** An accessor, or a method of an interface that one implements. */
    private static boolean isAccessor(ExecutableElement member, TypeElement record) {
        return member.getParameters().isEmpty()
                && record.getRecordComponents().stream()
                        .anyMatch(component -> component.getSimpleName().equals(member.getSimpleName()));
    }

    private static boolean isCanonical(ExecutableElement member, TypeElement record) {
        List<String> components = record.getRecordComponents().stream()
                .map(component -> component.asType().toString())
                .toList();
        return member.getKind() == ElementKind.CONSTRUCTOR
                && member.getParameters().stream()
                        .map(parameter -> parameter.asType().toString())
                        .toList()
                        .equals(components);
    }

    private static void include(FoundAnnotation include, List<AnnotationMisuse> misuses) {
        requireOneOf(
                include,
                "value",
                Set.of("ALWAYS", "NON_NULL", "NON_ABSENT", "NON_EMPTY", "NON_DEFAULT", "USE_DEFAULTS"),
                "use ALWAYS, NON_NULL, NON_ABSENT, NON_EMPTY or NON_DEFAULT",
                misuses);
        require(include, "content", "ALWAYS", misuses);
    }

    private static void typeInfo(FoundAnnotation info, List<AnnotationMisuse> misuses) {
        requireOneOf(info, "use", Set.of("NAME", "SIMPLE_NAME"), "use NAME or SIMPLE_NAME", misuses);
        require(info, "include", "PROPERTY", misuses);
        if (info.isGiven("defaultImpl")) {
            misuses.add(misuse(info, "defaultImpl", ADVICE));
        }
        if (info.flag("visible", false)) {
            misuses.add(misuse(info, "visible", ADVICE));
        }
    }

    private static void ignoreProperties(FoundAnnotation ignore, List<AnnotationMisuse> misuses) {
        Stream.of("value", "allowGetters", "allowSetters")
                .filter(ignore::isGiven)
                .forEach(member -> misuses.add(misuse(ignore, member, "put @JsonIgnore on the component instead")));
    }

    private static void unknown(FoundAnnotation found, List<AnnotationMisuse> misuses) {
        if (isJackson(found) && !isHarmless(found)) {
            misuses.add(new AnnotationMisuse(name(found), ADVICE, found.origin()));
        }
    }

    private static boolean isJackson(FoundAnnotation found) {
        return found.type().getEnclosingElement() instanceof PackageElement home
                && PACKAGES.contains(home.getQualifiedName().toString());
    }

    private static boolean isHarmless(FoundAnnotation found) {
        return HARMLESS.contains(found.type().getSimpleName().toString());
    }

    private static String name(FoundAnnotation found) {
        return "@" + found.type().getSimpleName();
    }

    private static void require(FoundAnnotation found, String member, String constant, List<AnnotationMisuse> misuses) {
        requireOneOf(found, member, Set.of(constant), ADVICE, misuses);
    }

    private static void requireOneOf(
            FoundAnnotation found,
            String member,
            Set<String> constants,
            String advice,
            List<AnnotationMisuse> misuses) {
        // Where it is left out, its default is one of them.
        if (found.isGiven(member) && !constants.contains(found.constant(member, ""))) {
            misuses.add(misuse(found, member, advice));
        }
    }

    private static AnnotationMisuse misuse(FoundAnnotation found, String member, String advice) {
        String value = found.value(member).getValue().toString();
        String text = name(found) + "(" + member + " = " + value + ")";
        return new AnnotationMisuse(text, advice, found.at(member));
    }
}
