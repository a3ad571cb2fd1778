package dev.signalbox.processor.step;

import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.name.EclipseCompiler;
import dev.signalbox.processor.read.SourceClasses;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** A processor that is a list of steps. Claims no annotation, so that others see them too. */
public abstract class SteppedProcessor extends AbstractProcessor {

    private @Nullable SourceClasses sources;
    private List<Step> steps = List.of();

    /**
     * The steps in the order in which they run; made once for each compilation.
     *
     * @param sources knows the classes of this compilation, those of the current round too
     */
    protected abstract List<Step> steps(
            ProcessingEnvironment environment, Reporter reporter, SourceFiles files, SourceClasses sources);

    @Override
    public final synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Reporter reporter = new Reporter(environment.getMessager(), !EclipseCompiler.made(environment));
        String name = getClass().getName();
        SourceClasses classes = new SourceClasses(environment);
        sources = classes;
        steps = List.copyOf(steps(environment, reporter, new SourceFiles(environment, reporter, name), classes));
    }

    /** The annotations that it is called for, from the round on that has the first of them; {@code *} for each round. */
    @Override
    public abstract Set<String> getSupportedAnnotationTypes();

    @Override
    public final SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public final boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        SourceClasses classes = Objects.requireNonNull(sources, "not initialized");
        classes.add(environment.getRootElements());
        Round round = new Round(environment, processingEnv.getElementUtils(), classes);
        steps.forEach(step -> step.process(round));
        return false;
    }
}
