package dev.signalbox.docs.guide;

import dev.signalbox.Handler;
import dev.signalbox.RejectEventException;
import dev.signalbox.Retry;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Files invoices. */
final class Archive {

    private final Queue<String> filed = new ConcurrentLinkedQueue<>();

    @Inject
    Archive() {}

    // tag::retry[]
    @Handler(
            group = "archive",
            id = "archive-invoice",
            timeout = "30s",
            retry = @Retry(attempts = 5, delay = "100ms", maxDelay = "5s", on = IOException.class))
    void file(InvoiceSent invoice) throws IOException {
        if (invoice.due().isBefore(LocalDate.EPOCH)) {
            throw new RejectEventException("An invoice due in " + invoice.due().getYear() + " is a mistake");
        }
        store(invoice);
    }
    // end::retry[]

    private void store(InvoiceSent invoice) throws IOException {
        if (invoice.lines().isEmpty()) {
            throw new IOException("The archive takes no empty invoice");
        }
        filed.add(invoice.number());
    }

    Queue<String> filed() {
        return filed;
    }
}
