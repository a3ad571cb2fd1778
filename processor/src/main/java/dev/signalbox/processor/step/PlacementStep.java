package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.read.MisplacedAnnotations;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Checks that what is for components of records stands on them. */
public final class PlacementStep implements Step {

    private final Reporter reporter;

    public PlacementStep(Reporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public Set<ClassName> annotations() {
        return Set.of(LibraryNames.KEY, LibraryNames.USE_CODEC);
    }

    @Override
    public void process(Round round) {
        check(round, LibraryNames.KEY);
        check(round, LibraryNames.USE_CODEC);
    }

    private void check(Round round, ClassName annotation) {
        TypeElement type = round.elements().getTypeElement(annotation.canonicalName());
        if (type != null) {
            round.environment()
                    .getElementsAnnotatedWith(type)
                    .forEach(element -> MisplacedAnnotations.find(element, annotation)
                            .ifPresent(origin -> reporter.report(
                                    Problem.ANNOTATION_MISPLACED.at(origin, annotation.simpleName(), element))));
        }
    }
}
