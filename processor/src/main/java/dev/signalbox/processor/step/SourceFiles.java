package dev.signalbox.processor.step;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.write.GeneratedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/**
 * Writes the files of one processor, each once, and says for each what it was generated from, which
 * incremental builds live on.
 */
public final class SourceFiles {

    /** In bytes, with the file systems in use. */
    private static final int LONGEST_FILE_NAME = 255;

    private static final String CLASS_FILE = ".class";
    private static final ClassName GENERATED = ClassName.get(Generated.class);

    private final ProcessingEnvironment environment;
    private final Reporter reporter;
    private final String processor;
    private final JavaLangShadows javaLangShadows;
    private final Map<ClassName, String> written = new HashMap<>();

    public SourceFiles(ProcessingEnvironment environment, Reporter reporter, String processor) {
        this.environment = environment;
        this.reporter = reporter;
        this.processor = processor;
        this.javaLangShadows = new JavaLangShadows(environment.getElementUtils());
    }

    /** Whether a file of this name was written in this or an earlier round. */
    public boolean isWritten(ClassName name) {
        return written.containsKey(name);
    }

    /** Writes a file, unless it was written before from the same class. */
    public void write(GeneratedFile file) {
        Origin first = file.origins().get(0);
        String from = first.element().toString();
        String before = written.putIfAbsent(file.name(), from);
        if (before == null) {
            int length = (file.name().simpleName() + CLASS_FILE).getBytes(StandardCharsets.UTF_8).length;
            if (length > LONGEST_FILE_NAME) {
                reporter.report(
                        Problem.GENERATED_NAME_TOO_LONG.at(first, file.name().simpleName(), first.element(), length));
            } else {
                create(file, first);
            }
        } else if (!before.equals(from)) {
            reporter.report(collision(file, first));
        }
    }

    private void create(GeneratedFile file, Origin first) {
        try {
            JavaFile.builder(file.name().packageName(), complete(file))
                    .skipJavaLangImports(!javaLangShadows.areNear(first.element()))
                    .indent("    ")
                    .build()
                    .writeTo(environment.getFiler());
        } catch (FilerException exists) {
            if (isClass(file.name(), first.element())) {
                reporter.report(collision(file, first));
            } // else the other of our processors has written an outline in this round
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private boolean isClass(ClassName name, Element neighbour) {
        Elements elements = environment.getElementUtils();
        return elements.getTypeElement(elements.getModuleOf(neighbour), name.canonicalName()) != null;
    }

    private static Diagnostic collision(GeneratedFile file, Origin first) {
        return Problem.GENERATED_NAME_COLLIDES.at(first, file.name().simpleName(), first.element());
    }

    private TypeSpec complete(GeneratedFile file) {
        TypeSpec.Builder spec = file.spec().toBuilder();
        file.origins().forEach(origin -> spec.addOriginatingElement(origin.element()));
        if (canSeeGenerated(file.origins().get(0).element())) {
            spec.addAnnotation(AnnotationSpec.builder(GENERATED)
                    .addMember("value", "$S", processor)
                    .build());
        }
        return spec.build();
    }

    /** A module that does not read {@code java.compiler} cannot mention the annotation. */
    private boolean canSeeGenerated(Element element) {
        Elements elements = environment.getElementUtils();
        return elements.getTypeElement(elements.getModuleOf(element), GENERATED.canonicalName()) != null;
    }
}
