package dev.signalbox.processor.step;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Knows packages with a class of their own that is called like one of {@code java.lang}, which must then be imported. */
final class JavaLangShadows {

    private final Elements elements;
    private final Map<PackageElement, Boolean> known = new HashMap<>();

    JavaLangShadows(Elements elements) {
        this.elements = elements;
    }

    /** Whether the element's package has such a class. */
    boolean areNear(Element element) {
        return known.computeIfAbsent(elements.getPackageOf(element), this::hasShadow);
    }

    private boolean hasShadow(PackageElement home) {
        Set<String> names = namesIn(home);
        PackageElement javaLang = elements.getPackageElement("java.lang");
        return javaLang != null && namesIn(javaLang).stream().anyMatch(names::contains);
    }

    private static Set<String> namesIn(PackageElement home) {
        return ElementFilter.typesIn(home.getEnclosedElements()).stream()
                .map(type -> type.getSimpleName().toString())
                .collect(Collectors.toSet());
    }
}
