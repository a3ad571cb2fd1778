package dev.signalbox.processor.diagnostic;

import dev.signalbox.processor.model.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.tools.Diagnostic.Kind;

/** Tells problems to the compiler, each once, at its annotation value, annotation or element. */
public final class Reporter {

    private final Messager messager;
    private final boolean knowsRecords;
    private final Set<Diagnostic> told = new HashSet<>();
    private boolean hasErrors;

    /** @param knowsRecords whether the compiler knows a place for a record and what is in it; else the text says where */
    public Reporter(Messager messager, boolean knowsRecords) {
        this.messager = messager;
        this.knowsRecords = knowsRecords;
    }

    /** Tells all of them; whether none is an error. */
    public boolean report(List<Diagnostic> diagnostics) {
        diagnostics.forEach(this::report);
        return diagnostics.stream().noneMatch(each -> each.isError() && !isSilenced(each));
    }

    /** Whether one of those told was an error. */
    public boolean hasErrors() {
        return hasErrors;
    }

    public void report(Diagnostic diagnostic) {
        if (!isSilenced(diagnostic) && told.add(diagnostic)) {
            hasErrors |= diagnostic.isError();
            Origin origin = diagnostic.origin();
            messager.printMessage(
                    kindOf(diagnostic.problem().severity()),
                    knowsRecords ? diagnostic.text() : diagnostic.text() + recordAround(origin.element()),
                    origin.element(),
                    origin.annotation(),
                    origin.value());
        }
    }

    private static String recordAround(Element element) {
        for (Element around = element; around != null; around = around.getEnclosingElement()) {
            if (around.getKind() == ElementKind.RECORD) {
                return " (in " + around + ")";
            }
        }
        return "";
    }

    /** What can be is silenced by its code, on the element or around it, as those of the compiler are by their names. */
    private static boolean isSilenced(Diagnostic diagnostic) {
        if (!diagnostic.problem().canBeSilenced()) {
            return false;
        }
        for (Element at = diagnostic.origin().element(); at != null; at = at.getEnclosingElement()) {
            SuppressWarnings silenced = at.getAnnotation(SuppressWarnings.class);
            if (silenced != null
                    && List.of(silenced.value()).contains(diagnostic.problem().code())) {
                return true;
            }
        }
        return false;
    }

    private static Kind kindOf(Problem.Severity severity) {
        return switch (severity) {
            case ERROR -> Kind.ERROR;
            case WARNING -> Kind.WARNING;
            case NOTE -> Kind.NOTE;
        };
    }
}
