package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import com.sun.source.util.Trees;
import dev.signalbox.processor.name.GeneratedNames;
import java.util.Optional;
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
    private final Optional<Trees> trees;
    private final SourceClasses sources;

    SourceTypes(ProcessingEnvironment environment, SourceClasses sources) {
        this.elements = environment.getElementUtils();
        this.trees = treesOf(environment);
        this.sources = sources;
    }

    /**
     * Whether the class is compiled from source. An incremental build also hands over classes of an earlier compilation:
     * they have no source tree; where the build tool hides the trees, they have their codecs already.
     */
    boolean contains(TypeElement type) {
        return sources.contains(type)
                && trees.map(known -> known.getPath(type) != null).orElseGet(() -> !hasCodec(type));
    }

    /** Whether the class path, or this compilation, has the codec of a class. */
    boolean hasCodec(TypeElement type) {
        return elements.getTypeElement(
                        GeneratedNames.codecOf(ClassName.get(type)).canonicalName())
                != null;
    }

    /** The module of a class as messages call it. */
    String homeOf(TypeElement type) {
        ModuleElement module = elements.getModuleOf(type);
        return module == null || module.isUnnamed()
                ? "the module that " + type.getQualifiedName() + " is compiled in"
                : "the module " + module.getQualifiedName();
    }

    private static Optional<Trees> treesOf(ProcessingEnvironment environment) {
        try {
            return Optional.of(Trees.instance(environment));
        } catch (IllegalArgumentException | LinkageError notJavac) {
            return Optional.empty();
        }
    }
}
