package dev.signalbox.processor.step;

import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.model.Origin;
import java.io.PrintWriter;
import java.io.StringWriter;
import javax.lang.model.element.Element;

/** Turns a fault of ours into a message at the element: the compiler itself never crashes. */
final class Guard {

    private Guard() {}

    static void run(Reporter reporter, Element element, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError | AssertionError fault) {
            reporter.report(Problem.INTERNAL_ERROR.at(Origin.of(element), element, stackTrace(fault)));
        }
    }

    private static String stackTrace(Throwable fault) {
        StringWriter text = new StringWriter();
        fault.printStackTrace(new PrintWriter(text));
        return text.toString().strip();
    }
}
