package dev.signalbox.docs.guide;

import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetters;
import java.util.List;

/** What one does about dead letters. */
final class DeadLetterDesk {

    private DeadLetterDesk() {}

    static int replayAfterFix(Signalbox box) {
        // tag::letters[]
        DeadLetters letters = box.deadLetters();
        for (DeadLetter letter : letters.list("invoices.*", 100)) {
            if (letter.reason() == DeadLetter.Reason.MALFORMED) {
                letters.discard(letter).join(); // no replay will make it readable
            }
        }
        int replayed =
                letters.replayAll("invoices.*", letter -> letter.replays() == 0).join();
        // end::letters[]
        return replayed;
    }

    static List<DeadLetter> all(Signalbox box) {
        return box.deadLetters().list("invoices.*", 100);
    }
}
