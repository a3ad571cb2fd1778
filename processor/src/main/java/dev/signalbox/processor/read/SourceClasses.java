package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import com.sun.source.util.Trees;
import dev.signalbox.processor.model.AuxiliaryClass;
import dev.signalbox.processor.model.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Knows which classes this compilation is about: the others come from jars, and have no place in a source.
 *
 * <p>An incremental build hands over classes of an earlier compilation too, for what is made from many classes. They
 * belong to this compilation, but are not compiled from source, and what is generated from each of them exists.
 */
public final class SourceClasses {

    private static final String AUXILIARY_LINT = "auxiliaryclass";

    private final Elements elements;
    private final Map<String, Boolean> auxiliary = new HashMap<>();
    private final Optional<Trees> trees;
    private final Set<String> outermost = new HashSet<>();

    public SourceClasses(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.trees = treesOf(environment);
    }

    /** Notes the root elements of a round. */
    public void add(Set<? extends Element> roots) {
        roots.stream()
                .filter(TypeElement.class::isInstance)
                .forEach(root ->
                        outermost.add(((TypeElement) root).getQualifiedName().toString()));
    }

    /** Notes a class of an earlier compilation into the same folder, which belongs to this one too. */
    public void addEarlier(TypeElement type) {
        outermost.add(outermostOf(type).getQualifiedName().toString());
    }

    /**
     * Whether the class is compiled from source. Where the build tool hides the trees of the source, a class is that
     * lacks what is generated from it.
     */
    public boolean isCompiled(TypeElement type, ClassName generated) {
        return contains(type)
                && trees.map(known -> known.getPath(type) != null).orElseGet(() -> !exists(type, generated));
    }

    /**
     * Whether the compiler reads the class around an element, or the element itself, from a source, and so tells what does
     * not exist in it.
     */
    public boolean isInSource(Element element) {
        return classAround(element)
                .map(type -> trees.map(known -> known.getPath(outermostOf(type)) != null)
                        .orElseGet(() -> contains(type)))
                .orElse(false);
    }

    /** A class of a round before the first that we were called in is known by its source. */
    boolean contains(TypeElement type) {
        TypeElement outer = outermostOf(type);
        return outermost.contains(outer.getQualifiedName().toString())
                || trees.filter(known -> known.getPath(outer) != null).isPresent();
    }

    /** Whether a class exists that a class of the module can see. */
    boolean exists(TypeElement neighbour, ClassName name) {
        return elements.getTypeElement(elements.getModuleOf(neighbour), name.canonicalName()) != null;
    }

    /** The place, if it is in a source of this compilation; else the place of what uses it. */
    Origin placeOf(Origin origin, Origin user) {
        return classAround(origin.element()).filter(type -> !contains(type)).isPresent() ? user : origin;
    }

    /** The class as a place; null where it comes from a jar. */
    @Nullable
    Origin originOf(TypeElement type) {
        return contains(type) ? Origin.of(type) : null;
    }

    /**
     * The outermost class around this one, or itself, if it is in a file of another name: what javac calls an auxiliary
     * class. It warns of each use from another file, and does not let generated code silence that. Empty where the class
     * silences it itself, or where the build tool hides the files.
     */
    Optional<AuxiliaryClass> auxiliaryOf(TypeElement type) {
        TypeElement outer = outermostOf(type);
        boolean isAuxiliary = contains(outer)
                && auxiliary.computeIfAbsent(outer.getQualifiedName().toString(), name -> isInForeignFile(outer));
        return isAuxiliary
                ? Optional.of(new AuxiliaryClass(outer.getSimpleName().toString(), Origin.of(outer)))
                : Optional.empty();
    }

    private boolean isInForeignFile(TypeElement type) {
        SuppressWarnings suppressed = type.getAnnotation(SuppressWarnings.class);
        boolean isSilenced = suppressed != null && List.of(suppressed.value()).contains(AUXILIARY_LINT);
        String name = type.getSimpleName().toString();
        return !isSilenced
                && trees.map(known -> known.getPath(type))
                        .map(path -> path.getCompilationUnit().getSourceFile())
                        .filter(file -> !file.isNameCompatible(name, JavaFileObject.Kind.SOURCE))
                        .isPresent();
    }

    private static Optional<TypeElement> classAround(Element element) {
        Element around = element;
        while (!(around instanceof TypeElement) && around.getEnclosingElement() != null) {
            around = around.getEnclosingElement();
        }
        return around instanceof TypeElement type ? Optional.of(type) : Optional.empty();
    }

    private static TypeElement outermostOf(TypeElement type) {
        TypeElement current = type;
        while (current.getEnclosingElement() instanceof TypeElement outer) {
            current = outer;
        }
        return current;
    }

    private static Optional<Trees> treesOf(ProcessingEnvironment environment) {
        try {
            return Optional.of(Trees.instance(environment));
        } catch (IllegalArgumentException | LinkageError notJavac) {
            return Optional.empty();
        }
    }
}
