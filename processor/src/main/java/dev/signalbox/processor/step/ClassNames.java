package dev.signalbox.processor.step;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Remembers classes from one round to the next, by name: elements do not outlive their round. */
final class ClassNames {

    /** The module of each class, which spares the compiler a search through all of them. */
    private final SortedMap<String, String> modules = new TreeMap<>();

    /** Adds classes; whether one of them is new. */
    boolean add(Elements elements, Collection<TypeElement> classes) {
        int before = modules.size();
        for (TypeElement type : classes) {
            modules.put(
                    type.getQualifiedName().toString(),
                    elements.getModuleOf(type).getQualifiedName().toString());
        }
        return modules.size() > before;
    }

    void add(Elements elements, TypeElement type) {
        modules.put(
                type.getQualifiedName().toString(),
                elements.getModuleOf(type).getQualifiedName().toString());
    }

    void clear() {
        modules.clear();
    }

    /** The classes as they are in this round, sorted by name. */
    SortedMap<String, TypeElement> in(Elements elements) {
        SortedMap<String, TypeElement> found = new TreeMap<>();
        modules.forEach((name, module) -> {
            ModuleElement home = elements.getModuleElement(module);
            TypeElement type = home == null ? elements.getTypeElement(name) : elements.getTypeElement(home, name);
            if (type != null) {
                found.put(name, type);
            }
        });
        return found;
    }
}
