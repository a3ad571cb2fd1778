package dev.signalbox.docs.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.observe.EventObserver;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetter.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the guide says of dead letters. */
class DeadLetterDeskTest {

    private static final Headers HEADERS =
            Headers.of("ce_specversion", "1.0", "ce_id", "1", "ce_type", "invoice_sent", "ce_source", "a stranger");

    private final InMemoryTransport transport = new InMemoryTransport();
    private final Semaphore settled = new Semaphore(0);
    private final SignalboxOptions options = SignalboxOptions.builder("billing")
            .transport(transport)
            .observer(new EventObserver() {
                @Override
                public void settled(Delivery delivery, Outcome outcome) {
                    settled.release();
                }
            })
            .build();

    @Test
    void theUnreadableIsDiscardedAndTheRestReplayedToTheHandlerThatFailed() throws InterruptedException {
        Archive archive = new Archive();
        try (Signalbox box = Signalbox.create(options, new GuideEvents_Table(() -> archive))) {
            box.start();
            transport.publishRaw("invoices.se", null, HEADERS, "{}".getBytes(UTF_8));
            box.emitter().emit(Invoice.due("I-1", LocalDate.of(1969, 7, 20))).join();
            awaitSettled(2);

            assertThat(DeadLetterDesk.all(box))
                    .extracting(DeadLetter::reason)
                    .containsExactlyInAnyOrder(Reason.MALFORMED, Reason.REJECTED);
            assertThat(DeadLetterDesk.replayAfterFix(box)).isEqualTo(1);
            awaitSettled(1);

            List<DeadLetter> left = DeadLetterDesk.all(box);
            List<DeadLetter> seen = new ArrayList<>();
            DeadLetterDesk.each(box, seen::add);
            assertThat(seen).isEqualTo(left);
            assertThat(left).hasSize(1);
            assertThat(left.get(0).handler()).isEqualTo("archive-invoice");
            assertThat(left.get(0).replays()).isEqualTo(1);
            assertThat(left.get(0).errorMessage()).isEqualTo("An invoice due in 1969 is a mistake");
        }
    }

    private void awaitSettled(int messages) throws InterruptedException {
        assertThat(settled.tryAcquire(messages, 10, TimeUnit.SECONDS)).isTrue();
    }
}
