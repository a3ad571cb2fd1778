package dev.signalbox.processor.diagnostic;

import dev.signalbox.processor.model.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/** Tells problems to the compiler, each once, at its annotation value, annotation or element. */
public final class Reporter {

    private final Messager messager;
    private final Set<Diagnostic> told = new HashSet<>();

    public Reporter(Messager messager) {
        this.messager = messager;
    }

    /** Tells all of them; whether none is an error. */
    public boolean report(List<Diagnostic> diagnostics) {
        diagnostics.forEach(this::report);
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    public void report(Diagnostic diagnostic) {
        if (told.add(diagnostic)) {
            Origin origin = diagnostic.origin();
            messager.printMessage(
                    kindOf(diagnostic.problem().severity()),
                    diagnostic.text(),
                    origin.element(),
                    origin.annotation(),
                    origin.value());
        }
    }

    private static Kind kindOf(Problem.Severity severity) {
        return switch (severity) {
            case ERROR -> Kind.ERROR;
            case WARNING -> Kind.WARNING;
            case NOTE -> Kind.NOTE;
        };
    }
}
