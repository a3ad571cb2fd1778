package dev.signalbox.docs.testing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** A printer for tests. */
@Singleton
final class FakePrinter implements Printer {

    final List<String> printed = new ArrayList<>();
    private int failures;

    @Inject
    FakePrinter() {}

    void runOutOfPaper(int times) {
        failures = times;
    }

    @Override
    public void print(String text) throws OutOfPaperException {
        if (failures > 0) {
            failures--;
            throw new OutOfPaperException();
        }
        printed.add(text);
    }
}
