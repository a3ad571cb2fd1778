package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.validate.NamingRules;
import java.util.Set;

/** Checks the option that names components on the wire; told once, at the first class that it would matter for. */
public final class NamingStep implements Step {

    private final String option;
    private final Reporter reporter;
    private boolean isChecked;

    public NamingStep(String option, Reporter reporter) {
        this.option = option;
        this.reporter = reporter;
    }

    @Override
    public Set<ClassName> annotations() {
        return Set.of(LibraryNames.EVENT, LibraryNames.PAYLOAD);
    }

    @Override
    public void process(Round round) {
        round.classesWith(annotations()).values().stream()
                .filter(type -> !isChecked)
                .forEach(type -> {
                    isChecked = true;
                    reporter.report(NamingRules.check(option, Origin.of(type)));
                });
    }
}
