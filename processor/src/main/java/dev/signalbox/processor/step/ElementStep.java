package dev.signalbox.processor.step;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.read.UnresolvedTypeException;
import dev.signalbox.processor.write.GeneratedFile;
import java.util.List;
import java.util.TreeSet;
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
    private final TreeSet<String> waiting = new TreeSet<>();

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

    /** Everything that is wrong with it. */
    protected abstract List<Diagnostic> validate(M model);

    /** Sources for a model without errors. A file that was written before is left alone. */
    protected abstract List<GeneratedFile> write(M model);

    @Override
    public final void process(Round round) {
        TreeSet<String> names = round.classesWith(annotations());
        names.addAll(waiting);
        waiting.clear();
        for (String name : names) {
            TypeElement type = round.elements().getTypeElement(name);
            if (type != null) {
                Guard.run(reporter, type, () -> processOne(name, type, round.isLast()));
            }
        }
    }

    private void processOne(String name, TypeElement type, boolean last) {
        try {
            M model = read(type);
            if (reporter.report(validate(model))) {
                write(model).forEach(files::write);
            }
        } catch (UnresolvedTypeException unresolved) {
            if (last) {
                Origin origin = unresolved.origin();
                reporter.report(Problem.UNRESOLVED_TYPE.at(origin, origin.element(), unresolved.type()));
            } else {
                waiting.add(name);
            }
        }
    }
}
