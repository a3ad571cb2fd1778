package dev.signalbox.processor.read;

import dev.signalbox.processor.model.HandlerParameter;
import dev.signalbox.processor.model.InjectionKey;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.Qualifier;
import dev.signalbox.processor.model.TypeUse;
import dev.signalbox.processor.name.LibraryNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the parameters of handler methods. */
final class ParameterReader {

    private final Elements elements;
    private final Types types;
    private final TypeUseReader uses;
    private final AcceptedEventsReader accepted;

    ParameterReader(Elements elements, Types types, TypeUseReader uses, AcceptedEventsReader accepted) {
        this.elements = elements;
        this.types = types;
        this.uses = uses;
        this.accepted = accepted;
    }

    List<HandlerParameter> read(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        return parameters.stream()
                .map(parameter -> read(parameter, parameter == parameters.get(0)))
                .toList();
    }

    private HandlerParameter read(VariableElement parameter, boolean first) {
        Origin origin = Origin.of(parameter);
        String name = parameter.getSimpleName().toString();
        TypeMirror type = parameter.asType();
        TypeUse use = uses.read(type, origin);
        Optional<AnnotationMirror> topicParam = AnnotationReader.find(parameter, LibraryNames.TOPIC_PARAM);
        if (topicParam.isPresent()) {
            AnnotationReader annotation = AnnotationReader.of(parameter, topicParam.get());
            return new HandlerParameter.OfTopic(name, use, origin, annotation.text("value"));
        }
        if (use.name().equals(LibraryNames.EVENT_CONTEXT)) {
            return new HandlerParameter.OfContext(name, use, origin);
        }
        if (first) {
            return new HandlerParameter.OfEvent(name, use, origin, accepted.read(type, origin));
        }
        return dependency(parameter, name, use, origin);
    }

    private HandlerParameter dependency(VariableElement parameter, String name, TypeUse use, Origin origin) {
        List<? extends AnnotationMirror> qualifiers = parameter.getAnnotationMirrors().stream()
                .filter(mirror -> isQualifier(mirror, origin))
                .toList();
        Optional<Qualifier> qualifier = qualifiers.stream().findFirst().map(mirror -> qualifier(mirror, origin));
        InjectionKey key = new InjectionKey(boxed(parameter.asType(), use, origin), qualifier);
        List<Origin> further = qualifiers.stream().skip(1).map(origin::at).toList();
        return new HandlerParameter.OfDependency(name, use, origin, key, further, isEvent(parameter.asType()));
    }

    private TypeUse boxed(TypeMirror type, TypeUse use, Origin origin) {
        return type instanceof PrimitiveType primitive
                ? uses.read(types.boxedClass(primitive).asType(), origin)
                : use;
    }

    private static boolean isEvent(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) {
            return false;
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        return EventReader.isEvent(element)
                || element.getQualifiedName().contentEquals(LibraryNames.RAW_EVENT.canonicalName());
    }

    private static boolean isQualifier(AnnotationMirror mirror, Origin origin) {
        DeclaredType type = Existing.type(mirror.getAnnotationType(), origin.at(mirror));
        return AnnotationReader.isPresent(type.asElement(), LibraryNames.JAVAX_QUALIFIER)
                || AnnotationReader.isPresent(type.asElement(), LibraryNames.JAKARTA_QUALIFIER);
    }

    private Qualifier qualifier(AnnotationMirror mirror, Origin origin) {
        mirror.getElementValues().values().forEach(value -> Existing.value(value, origin.at(mirror, value)));
        TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
        Map<String, String> values = new TreeMap<>();
        elements.getElementValuesWithDefaults(mirror)
                .forEach((member, value) -> textOf(value)
                        .ifPresent(text -> values.put(member.getSimpleName().toString(), text)));
        return new Qualifier(AnnotationCopy.of(mirror), "@" + type.getQualifiedName() + values, uses.mention(type));
    }

    /** The value as it would be written; empty for a default that the compiler has not read from its class file yet. */
    private static Optional<String> textOf(AnnotationValue value) {
        try {
            return Optional.of(value.getValue()).map(found -> value.toString());
        } catch (UnsupportedOperationException notYet) {
            return Optional.empty();
        }
    }
}
