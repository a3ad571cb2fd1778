package dev.signalbox.docs.guide;

import dev.signalbox.codegen.EventTable;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.receive.DeadLetter.Reason;

/** A program beside the service, which puts dead letters back. */
final class ReplayProgram {

    private ReplayProgram() {}

    static int replay(SignalboxOptions options, EventTable table) {
        // tag::replay[]
        // The options and the table of the service: they say which groups have dead letters, and where.
        try (Signalbox box = Signalbox.create(options, table)) { // no start(): it reads no events
            return box.deadLetters()
                    .replayAll("invoices.*", letter -> letter.reason() == Reason.HANDLER_FAILED)
                    .join();
        }
        // end::replay[]
    }
}
