package dev.signalbox.docs.spring;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.time.LocalDate;

/** An invoice, for the page about Spring. */
// tag::event[]
@Event(topic = "invoices")
public record InvoiceFiled(@Key String number, LocalDate due) {}
// end::event[]
