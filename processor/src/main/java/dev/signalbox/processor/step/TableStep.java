package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.model.AnchorModel;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.TableAssembly;
import dev.signalbox.processor.model.TableModel;
import dev.signalbox.processor.model.WiringModel;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.read.EarlierClasses;
import dev.signalbox.processor.read.SourceClasses;
import dev.signalbox.processor.read.UnresolvedTypeException;
import dev.signalbox.processor.read.WiringReader;
import dev.signalbox.processor.validate.TableRules;
import dev.signalbox.processor.validate.WiringRules;
import dev.signalbox.processor.write.ModuleWriter;
import dev.signalbox.processor.write.OutlineWriter;
import dev.signalbox.processor.write.TableWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Collects anchors, events and handlers over the rounds, and writes the tables once no more come.
 *
 * <p>Other processors may still make events and handlers. So the tables wait while new ones come in of
 * which codecs or bindings are generated, because another round is then sure to follow. They are written
 * in the first round without; in the last one Dagger would not see them.
 *
 * <p>Where something is wrong, there is no such round: the compiler goes straight to the last. Then each anchor gets an
 * outline instead, so that nobody misses the table.
 */
public final class TableStep implements Step {

    /** What tables are made of. */
    public static final Set<ClassName> ANNOTATIONS =
            Set.of(LibraryNames.EVENT, LibraryNames.HANDLER, LibraryNames.EVENT_MODULE);

    private final Reporter reporter;
    private final SourceFiles files;
    private final WiringReader reader;
    private final EarlierClasses earlier;
    private final SourceClasses classes;
    private final WiringSources sources = new WiringSources();
    private final List<String> writtenAnchors = new ArrayList<>();

    public TableStep(
            Reporter reporter, SourceFiles files, WiringReader reader, EarlierClasses earlier, SourceClasses classes) {
        this.earlier = earlier;
        this.classes = classes;
        this.reporter = reporter;
        this.files = files;
        this.reader = reader;
    }

    @Override
    public Set<ClassName> annotations() {
        return ANNOTATIONS;
    }

    @Override
    public void process(Round round) {
        Collection<TypeElement> arrived = round.classesWith(annotations()).values();
        sources.add(round);
        sources.any(round.elements()).ifPresent(any -> Guard.run(reporter, any, () -> process(round, arrived)));
    }

    private void process(Round round, Collection<TypeElement> arrived) {
        if (!arrived.isEmpty()) {
            sources.addEarlier(round, earlier, classes);
        }
        if (!writtenAnchors.isEmpty()) {
            arrived.forEach(this::reportTooLate);
        } else if (round.isLast()) {
            finish(round);
        } else if (sources.hasAnchors() && arrived.stream().noneMatch(reader::isGeneratedFrom)) {
            finish(round);
        } else {
            outlineUnsound(round);
        }
    }

    private void reportTooLate(TypeElement type) {
        Origin origin = Origin.of(type);
        reporter.report(Problem.ADDED_TOO_LATE.at(origin, type.getSimpleName(), writtenAnchors.get(0)));
    }

    private void finish(Round round) {
        try {
            WiringModel wiring = sources.read(round.elements(), reader);
            boolean sound = WiringRules.areSound(wiring);
            boolean fits = reporter.report(WiringRules.check(wiring));
            for (TableModel table : TableAssembly.of(wiring)) {
                boolean isWhole = reporter.report(TableRules.check(table)) && sound && fits;
                if (!round.isLast()) {
                    write(table, isWhole);
                }
                writtenAnchors.add(table.name().simpleName());
            }
        } catch (UnresolvedTypeException unresolved) {
            if (round.isLast()) { // which fails: a type is missing
                sources.anchors(round.elements()).forEach(anchor -> OutlineStep.write(anchor, reader, files));
            }
            Element user = unresolved.origin().element();
            // What events and handlers miss that are compiled now is reported by the steps that check them.
            if (round.isLast() && (sources.isAnchor(user) || !classes.isInSource(user))) {
                sources.any(round.elements())
                        .ifPresent(any ->
                                MissingTypes.check(unresolved, any, round).forEach(reporter::report));
            }
        }
    }

    /** What is unsound is reported in this round by the steps that check it. */
    private void outlineUnsound(Round round) {
        try {
            WiringModel wiring = sources.read(round.elements(), reader);
            if (!WiringRules.areSound(wiring)) {
                wiring.anchors().forEach(this::outline);
            }
        } catch (UnresolvedTypeException waits) {
            // Nothing is reported yet, and another round follows.
        }
    }

    private void write(TableModel table, boolean isWhole) {
        if (isWhole) {
            files.write(TableWriter.write(table));
            table.anchor().provider().ifPresent(provider -> files.write(ModuleWriter.write(table, provider)));
        } else {
            outline(table.anchor());
        }
    }

    private void outline(AnchorModel anchor) {
        OutlineWriter.write(anchor).forEach(files::write);
    }
}
