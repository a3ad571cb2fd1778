package dev.signalbox.processor.step;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.read.UnresolvedTypeException;
import dev.signalbox.processor.write.GeneratedFile;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import javax.lang.model.element.TypeElement;

/**
 * A step that takes one class at a time: reads it, validates the model, reports, and writes where there
 * is no error. A class with a type that does not exist yet waits for the next round.
 *
 * @param <M> the model of one class
 */
public abstract class ElementStep<M> implements Step {

    private final Reporter reporter;
    private final SourceFiles files;
    private final ClassNames waiting = new ClassNames();

    protected ElementStep(Reporter reporter, SourceFiles files) {
        this.reporter = reporter;
        this.files = files;
    }

    /**
     * Reads one class.
     *
     * @throws UnresolvedTypeException if a type that matters does not exist yet
     */
    protected abstract M read(TypeElement type);

    /** Classes of the round without the annotations that are taken too; none unless a step says so. */
    protected Collection<TypeElement> further(Round round) {
        return List.of();
    }

    /** Everything that is wrong with it. */
    protected abstract List<Diagnostic> validate(M model);

    /** Sources for a model without errors. A file that was written before is left alone. */
    protected abstract List<GeneratedFile> write(M model);

    @Override
    public final void process(Round round) {
        SortedMap<String, TypeElement> classes = waiting.in(round.elements());
        waiting.clear();
        classes.putAll(round.classesWith(annotations()));
        further(round).forEach(type -> classes.put(type.getQualifiedName().toString(), type));
        classes.values().forEach(type -> Guard.run(reporter, type, () -> processOne(type, round)));
    }

    private void processOne(TypeElement type, Round round) {
        try {
            M model = read(type);
            if (reporter.report(validate(model))) {
                write(model).forEach(files::write);
            }
        } catch (UnresolvedTypeException unresolved) {
            if (!round.isLast()) {
                waiting.add(round.elements(), type);
            } else {
                MissingTypes.check(unresolved, type, round).forEach(reporter::report);
            }
        }
    }
}
