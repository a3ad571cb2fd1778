package dev.signalbox.docs.testing;

import static dev.signalbox.testing.SignalboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.runtime.receive.DeadLetter.Reason;
import dev.signalbox.testing.TestSignalbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a test expects to fail leaves one line in the log; what it does not look at leaves the stack trace too. */
class ExpectedFailuresTest {

    private static final OrderPaid ORDER = new OrderPaid("o-1", 250);
    private static final String LINE = "is a dead letter (HANDLER_FAILED, handler";
    private static final String TRACE = "\tat " + FakePrinter.class.getName();

    private final FakePrinter printer = new FakePrinter();
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final PrintStream errors = System.err;

    @BeforeEach
    void listenToTheLog() {
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(errors);
    }

    @Test
    void aDeadLetterThatIsAssertedLeavesNoTrace() {
        assertThat(logOf(box -> assertThat(box).hasDeadLettered(ORDER, Reason.HANDLER_FAILED)))
                .contains(LINE)
                .doesNotContain(TRACE);
    }

    @Test
    void neitherDoesOneThatIsListed() {
        assertThat(logOf(box -> assertThat(box.deadLetters()).hasSize(1)))
                .contains(LINE)
                .doesNotContain(TRACE);
    }

    @Test
    void neitherDoesAHandlersFailureThatIsAsserted() {
        assertThat(logOf(box ->
                        assertThat(box).handler("Till#receipt").hasFailedWith(Printer.OutOfPaperException.class)))
                .contains(LINE)
                .doesNotContain(TRACE);
    }

    @Test
    void oneThatNobodyLooksAtLeavesItsTraceAtTheEnd() {
        assertThat(logOf(box -> {}))
                .containsSubsequence(LINE, "has looked neither at this nor at its dead letter", TRACE);
    }

    @Test
    void oneThatBreaksAnAssertionLeavesItsTrace() {
        assertThat(logOf(box -> {
                    assertThatThrownBy(() -> assertThat(box).hasNoDeadLetters()).isInstanceOf(AssertionError.class);
                    assertThatThrownBy(() -> assertThat(box).hasHandled(ORDER)).isInstanceOf(AssertionError.class);
                }))
                .contains(TRACE);
    }

    private String logOf(Consumer<TestSignalbox> look) {
        try (TestSignalbox box =
                TestSignalbox.builder().start(emitter -> new TillEvents_Table(() -> new Till(emitter, printer)))) {
            printer.runOutOfPaper(3);
            box.emit(ORDER);
            box.awaitQuiet();
            look.accept(box);
        }
        return logged.toString(StandardCharsets.UTF_8);
    }
}
