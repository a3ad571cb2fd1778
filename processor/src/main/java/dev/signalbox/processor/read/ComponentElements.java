package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * A record component with the elements that the language makes of it: what is written on the component goes to those of
 * them that the annotation's targets name.
 *
 * @param component the component
 * @param origin its field, which alone has a position in the source
 * @param annotations those of the component, its field, its accessor, the methods of interfaces that the accessor
 *     implements, and its parameter of the constructor; one that was copied to several is there once, with the best
 *     position
 */
record ComponentElements(RecordComponentElement component, Origin origin, List<FoundAnnotation> annotations) {

    /** All components of a record, in order. */
    static List<ComponentElements> of(TypeElement record) {
        Map<String, Element> fields = new HashMap<>();
        ElementFilter.fieldsIn(record.getEnclosedElements())
                .forEach(field -> fields.put(field.getSimpleName().toString(), field));
        Map<String, Element> parameters = canonicalParameters(record);
        return record.getRecordComponents().stream()
                .map(component -> {
                    String name = component.getSimpleName().toString();
                    Origin origin = Origin.of(fields.getOrDefault(name, component));
                    List<Element> others = new ArrayList<>();
                    others.add(component.getAccessor());
                    others.addAll(Interfaces.declarationsOf(component.getAccessor(), record));
                    Optional.ofNullable(parameters.get(name)).ifPresent(others::add);
                    return new ComponentElements(component, origin, annotations(component, origin, others));
                })
                .toList();
    }

    String name() {
        return component.getSimpleName().toString();
    }

    Optional<FoundAnnotation> annotation(ClassName type) {
        return annotations.stream().filter(found -> found.is(type)).findFirst();
    }

    private static List<FoundAnnotation> annotations(
            RecordComponentElement component, Origin origin, List<Element> others) {
        List<FoundAnnotation> all = new ArrayList<>(FoundAnnotation.all(origin.element()));
        List<FoundAnnotation> own = new ArrayList<>();
        component.getAnnotationMirrors().forEach(mirror -> own.add(new FoundAnnotation(mirror, origin.at(mirror))));
        FoundAnnotation.withBundled(own).forEach(found -> addNew(all, found));
        others.forEach(other -> FoundAnnotation.all(other).forEach(found -> addNew(all, found)));
        return List.copyOf(all);
    }

    private static void addNew(List<FoundAnnotation> all, FoundAnnotation found) {
        if (all.stream().noneMatch(known -> known.type().equals(found.type()))) {
            all.add(found);
        }
    }

    private static Map<String, Element> canonicalParameters(TypeElement record) {
        Map<String, Element> parameters = new HashMap<>();
        canonicalConstructors(record)
                .forEach(constructor -> constructor
                        .getParameters()
                        .forEach(parameter ->
                                parameters.put(parameter.getSimpleName().toString(), parameter)));
        return parameters;
    }

    /** The canonical constructor; with it, others whose parameters have the same names. */
    static Stream<ExecutableElement> canonicalConstructors(TypeElement record) {
        List<String> components =
                record.getRecordComponents().stream().map(Object::toString).toList();
        return ElementFilter.constructorsIn(record.getEnclosedElements()).stream()
                .filter(constructor -> names(constructor.getParameters()).equals(components));
    }

    private static List<String> names(List<? extends VariableElement> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .toList();
    }
}
