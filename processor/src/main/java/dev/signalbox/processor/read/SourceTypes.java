package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.name.GeneratedNames;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Tells classes that are compiled from source now from those of the class path. Only the former get codecs: class files
 * do not say where {@code @Nullable} stands inside a type.
 */
final class SourceTypes {

    private final Elements elements;
    private final SourceClasses sources;

    SourceTypes(ProcessingEnvironment environment, SourceClasses sources) {
        this.elements = environment.getElementUtils();
        this.sources = sources;
    }

    boolean contains(TypeElement type) {
        return sources.isCompiled(type, GeneratedNames.codecOf(ClassName.get(type)));
    }

    /** Whether the class path, or this compilation, has the codec of a class. */
    boolean hasCodec(TypeElement type) {
        return sources.exists(type, GeneratedNames.codecOf(ClassName.get(type)));
    }

    /** The module of a class as messages call it. */
    String homeOf(TypeElement type) {
        ModuleElement module = elements.getModuleOf(type);
        return module == null || module.isUnnamed()
                ? "the module that " + type.getQualifiedName() + " is compiled in"
                : "the module " + module.getQualifiedName();
    }
}
