package dev.signalbox.docs.spring;

import dev.signalbox.Handler;
import dev.signalbox.Retry;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Files invoices. */
final class Filing {

    private final List<String> filed = new ArrayList<>();

    @Inject
    Filing() {}

    // tag::handler[]
    @Handler(group = "archive", retry = @Retry(attempts = 5, delay = "200ms"))
    void file(InvoiceFiled invoice) {
        filed.add(invoice.number());
    }
    // end::handler[]
}
