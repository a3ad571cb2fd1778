package dev.signalbox.processor.diagnostic;

import dev.signalbox.processor.model.Origin;

/**
 * One problem at one place. Made by {@link Problem#at}.
 *
 * @param problem what is wrong
 * @param origin where
 * @param text the message, code first
 */
public record Diagnostic(Problem problem, Origin origin, String text) {

    /** Whether nothing may be generated from what has this problem. */
    public boolean isError() {
        return problem.isError();
    }
}
