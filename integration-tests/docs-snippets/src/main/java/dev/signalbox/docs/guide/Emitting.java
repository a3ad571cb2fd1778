package dev.signalbox.docs.guide;

import dev.signalbox.Emission;
import dev.signalbox.EmitOptions;
import dev.signalbox.EventEmitter;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Ways to emit. */
final class Emitting {

    private final EventEmitter emitter;

    @Inject
    Emitting(EventEmitter emitter) {
        this.emitter = emitter;
    }

    CompletableFuture<Emission> withOptions(InvoiceSent invoice, String traceparent) {
        // tag::options[]
        EmitOptions options = EmitOptions.builder()
                .id("invoice-" + invoice.number()) // instead of a random UUID
                .header("traceparent", traceparent)
                .build();
        return emitter.emit(invoice, options);
        // end::options[]
    }

    CompletableFuture<Emission> withAttributes(InvoiceSent invoice) {
        // tag::attributes[]
        EmitOptions options = EmitOptions.builder()
                .attribute("tenant", "acme") // an extension
                .attribute("subject", "invoices/" + invoice.number())
                .attribute("dataschema", "https://shop.example/schemas/invoice-1.json")
                .build();
        return emitter.emit(invoice, options);
        // end::attributes[]
    }

    CompletableFuture<List<Emission>> all(List<InvoiceSent> invoices) {
        // tag::all[]
        return emitter.emitAll(invoices); // those of one key stay in order
        // end::all[]
    }
}
