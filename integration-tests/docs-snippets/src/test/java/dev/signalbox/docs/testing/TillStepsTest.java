package dev.signalbox.docs.testing;

// tag::imports[]
import static dev.signalbox.testing.SignalboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.receive.DeadLetter.Reason;
import dev.signalbox.testing.SignalboxExtension;
import dev.signalbox.testing.TestSignalbox;
// end::imports[]
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TillStepsTest {

    private final FakePrinter printer = new FakePrinter();

    @RegisterExtension
    final SignalboxExtension boxes =
            SignalboxExtension.withTable(emitter -> new TillEvents_Table(() -> new Till(emitter, printer)));

    // tag::steps[]
    @Test
    void timeMovesAsTheTestSays(TestSignalbox box) {
        printer.runOutOfPaper(1);
        box.emit(new OrderPaid("o-1", 250));

        box.advance(Duration.ofSeconds(9));
        assertThat(box).handler("Till#receipt").wasCalledTimes(1).hasFailedWith(Printer.OutOfPaperException.class);

        box.advance(Duration.ofSeconds(1));
        assertThat(box).handler("Till#receipt").wasCalledTimes(2).hasSucceeded();
    }
    // end::steps[]

    // tag::letters[]
    @Test
    void aDeadLetterIsReplayed(TestSignalbox box) {
        OrderPaid order = new OrderPaid("o-1", 250);
        printer.runOutOfPaper(3);
        box.emit(order);
        box.awaitQuiet();
        assertThat(box).hasDeadLettered(order, Reason.HANDLER_FAILED);

        box.replay(box.deadLetters().get(0));

        assertThat(box).hasNoDeadLetters();
        assertThat(printer.printed).containsExactly("o-1: 250");
    }
    // end::letters[]

    // tag::strangers[]
    @Test
    void whatOthersSendIsRead(TestSignalbox box) {
        box.publish("orders", "OrderPaid", "o-1", "{\"orderId\": \"o-1\", \"cents\": 250, \"till\": 7}");
        box.publish("orders", "OrderPaid", "o-2", "{\"orderId\": \"o-2\"}");

        assertThat(printer.printed).containsExactly("o-1: 250");
        assertThat(box.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(letter.errorMessage()).contains("/cents");
        });
    }
    // end::strangers[]
}
