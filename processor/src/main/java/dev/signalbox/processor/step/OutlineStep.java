package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.read.UnresolvedTypeException;
import dev.signalbox.processor.read.WiringReader;
import dev.signalbox.processor.write.OutlineWriter;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/**
 * Writes an outline of each anchor's table and module once something was reported: no table is written then, because the
 * next round is the last. Runs after the steps that report.
 */
public final class OutlineStep implements Step {

    private final Reporter reporter;
    private final SourceFiles files;
    private final WiringReader reader;
    private final ClassNames anchors = new ClassNames();

    public OutlineStep(Reporter reporter, SourceFiles files, WiringReader reader) {
        this.reporter = reporter;
        this.files = files;
        this.reader = reader;
    }

    @Override
    public Set<ClassName> annotations() {
        return Set.of(LibraryNames.EVENT_MODULE);
    }

    @Override
    public void process(Round round) {
        round.classesWith(annotations()).values().forEach(type -> anchors.add(round.elements(), type));
        if (reporter.hasErrors() && !round.isLast()) {
            anchors.in(round.elements()).values().forEach(anchor -> write(anchor, reader, files));
        }
    }

    /** Writes the outline of one anchor, unless the anchor itself names what does not exist. */
    static void write(TypeElement anchor, WiringReader reader, SourceFiles files) {
        try {
            OutlineWriter.write(reader.readAnchor(anchor)).forEach(files::write);
        } catch (UnresolvedTypeException waits) {
            // The compiler tells of a class that the anchor names and that does not exist.
        }
    }
}
