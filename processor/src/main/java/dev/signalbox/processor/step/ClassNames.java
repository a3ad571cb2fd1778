package dev.signalbox.processor.step;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Remembers classes from one round to the next, by name: elements do not outlive their round. */
final class ClassNames {

    /** The module of each class, which spares the compiler a search through all of them. */
    private final SortedMap<String, String> modules = new TreeMap<>();

    void add(Elements elements, TypeElement type) {
        modules.put(
                type.getQualifiedName().toString(),
                elements.getModuleOf(type).getQualifiedName().toString());
    }

    boolean isEmpty() {
        return modules.isEmpty();
    }

    boolean contains(TypeElement type) {
        return modules.containsKey(type.getQualifiedName().toString());
    }

    void clear() {
        modules.clear();
    }

    /** Any of the classes. */
    Optional<TypeElement> any(Elements elements) {
        return modules.isEmpty() ? Optional.empty() : Optional.ofNullable(find(elements, modules.firstKey()));
    }

    /** The classes as they are in this round, sorted by name. */
    SortedMap<String, TypeElement> in(Elements elements) {
        SortedMap<String, TypeElement> found = new TreeMap<>();
        for (String name : modules.keySet()) {
            TypeElement type = find(elements, name);
            if (type != null) {
                found.put(name, type);
            }
        }
        return found;
    }

    private @Nullable TypeElement find(Elements elements, String name) {
        ModuleElement module = elements.getModuleElement(modules.getOrDefault(name, ""));
        return module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
    }
}
