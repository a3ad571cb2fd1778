package dev.signalbox.docs.guide;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.signalbox.Event;
import dev.signalbox.EventKind;
import dev.signalbox.Key;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An invoice is on its way. */
// tag::names[]
@Event(topic = "invoices.{country}", type = "invoice_sent", kind = EventKind.STATE_TRANSFER)
public record InvoiceSent(
        @Key @JsonProperty("invoice_no") @JsonAlias("number")
        String number,

        String country,
        LocalDate due,
        Money total,
        List<Line> lines,
        Map<String, String> labels,
        Optional<String> reference,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note) {

    public record Line(String text, Money price) {}
}
// end::names[]
