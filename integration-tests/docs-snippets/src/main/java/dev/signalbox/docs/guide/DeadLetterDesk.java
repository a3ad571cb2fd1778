package dev.signalbox.docs.guide;

import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetterPage;
import dev.signalbox.runtime.receive.DeadLetters;
import java.util.List;
import java.util.function.Consumer;

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

    static void each(Signalbox box, Consumer<DeadLetter> look) {
        // tag::pages[]
        String after = null;
        do {
            DeadLetterPage page = box.deadLetters().page("invoices.*", after, 500);
            page.letters().forEach(look);
            after = page.next();
        } while (after != null);
        // end::pages[]
    }

    static List<DeadLetter> all(Signalbox box) {
        return box.deadLetters().list("invoices.*", 100);
    }
}
