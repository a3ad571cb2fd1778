package dev.signalbox.docs.testing;

import static dev.signalbox.testing.SignalboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.testing.SignalboxExtension;
import dev.signalbox.testing.TestSignalbox;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// tag::test[]
class TillTest {

    private final FakePrinter printer = new FakePrinter();

    @RegisterExtension
    final SignalboxExtension boxes =
            SignalboxExtension.withTable(emitter -> new TillEvents_Table(() -> new Till(emitter, printer)));

    @Test
    void aReceiptIsPrintedWhenThereIsPaperAgain(TestSignalbox box) {
        printer.runOutOfPaper(2);

        box.emit(new OrderPaid("o-1", 250));
        box.awaitQuiet();

        assertThat(printer.printed).containsExactly("o-1: 250");
        assertThat(box).hasEmitted(new ReceiptPrinted("o-1"));
        assertThat(box).hasRetriedAfter(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }
}
// end::test[]
