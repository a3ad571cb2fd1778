package dev.signalbox.testing.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Adds what the boxes of a failing case have counted to its failure. */
final class StatsOnFailure implements TestExecutionExceptionHandler {

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        context.getTestInstance()
                .filter(TransportContract.class::isInstance)
                .map(TransportContract.class::cast)
                .ifPresent(contract -> failure.addSuppressed(
                        new AssertionError(contract.boxes().report())));
        throw failure;
    }
}
