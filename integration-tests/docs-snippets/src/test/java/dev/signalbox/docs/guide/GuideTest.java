package dev.signalbox.docs.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.EmitOptions;
import dev.signalbox.Subscription;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The guide's code at work. */
class GuideTest {

    private final InMemoryTransport transport = new InMemoryTransport();
    private final Archive archive = new Archive();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    @Test
    void handlersMayComeAndGoWhileTheProgramRuns() throws InterruptedException {
        try (Signalbox box = start(Options.retries(transport))) {
            try (Subscription typed = Subscriptions.typed(box, seen)) {
                assertThat(typed).isNotNull();
                box.emitter().emit(Invoice.of("I-1")).join();
                assertThat(next()).isEqualTo("I-1");
            }
            try (Subscription raw = Subscriptions.raw(box, seen)) {
                assertThat(raw).isNotNull();
                box.emitter().emit(Invoice.of("I-2")).join();
                assertThat(next()).isEqualTo("invoices.se invoice_sent");
            }
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void optionsOfAnEmitTravelWithTheEvent() throws InterruptedException {
        try (Signalbox box = start(Options.retries(transport));
                Subscription typed = box.subscribe("look", InvoiceSent.class, (invoice, context) -> {
                    seen.add(context.id()
                            + ' '
                            + context.headers().first("traceparent").orElse("none"));
                })) {
            assertThat(typed).isNotNull();
            new Emitting(box.emitter())
                    .withOptions(Invoice.of("I-1"), "00-trace")
                    .join();
            assertThat(next()).isEqualTo("invoice-I-1 00-trace");
        }
    }

    @Test
    void eventsOfOneKeyKeepTheirOrder() throws InterruptedException {
        List<InvoiceSent> invoices = List.of(Invoice.of("I-1", "first"), Invoice.of("I-1", "second"));
        try (Signalbox box = start(Options.retries(transport));
                Subscription typed = box.subscribe("look", InvoiceSent.class, (invoice, context) -> {
                    seen.add(String.valueOf(invoice.note()));
                })) {
            assertThat(typed).isNotNull();
            assertThat(new Emitting(box.emitter()).all(invoices).join()).hasSize(2);
            assertThat(List.of(next(), next())).containsExactly("first", "second");
        }
    }

    @Test
    void otherFormatsUseTheSameCodecs() throws InterruptedException {
        try (Signalbox box = start(Options.formats(transport));
                Subscription raw = box.subscribeAll("raw", "invoices.*", (event, context) -> {
                    seen.add(event.headers().first("content-type").orElse("none"));
                });
                Subscription typed = Subscriptions.typed(box, seen)) {
            assertThat(raw).isNotNull();
            assertThat(typed).isNotNull();
            box.emitter().emit(Invoice.of("I-1")).join();
            assertThat(List.of(next(), next()))
                    .contains("I-1")
                    .anySatisfy(text -> assertThat(text).startsWith("application/cloudevents"));
        }
    }

    @Test
    void topicsMayGoOverAnotherTransport() throws InterruptedException {
        InMemoryTransport second = new InMemoryTransport();
        try (Signalbox box = start(Options.routes(transport, second));
                Signalbox reader = start(
                        SignalboxOptions.builder("reader").transport(second).build());
                Subscription raw = reader.subscribeAll("raw", "archive.*", (event, context) -> {
                    seen.add(event.topic());
                })) {
            assertThat(raw).isNotNull();
            EmitOptions options =
                    EmitOptions.builder().topic("archive.invoices").build();
            box.emitter().emit(Invoice.of("I-1"), options).join();
            assertThat(next()).isEqualTo("archive.invoices");
        }
    }

    private Signalbox start(SignalboxOptions options) {
        Signalbox box = Signalbox.create(options, new GuideEvents_Table(() -> archive));
        box.start();
        return box;
    }

    private String next() throws InterruptedException {
        String text = seen.poll(10, TimeUnit.SECONDS);
        return text == null ? "nothing came" : text;
    }
}
