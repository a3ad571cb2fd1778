package dev.signalbox.docs.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.wire.DecodedMessage;
import dev.signalbox.runtime.wire.Envelope;
import dev.signalbox.runtime.wire.WireFormat;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SpringJsonTest {

    private final WireFormat format = new SpringJson("com.example.billing");

    @Test
    void whatIsWrittenIsReadBack() {
        Envelope envelope = new Envelope(
                "i-1", "Paid", "shop", Instant.EPOCH, "k", "application/json", Headers.of("a", "b"), new byte[] {'1'});

        DecodedMessage read = format.decode(format.encode(envelope, "ce_"), Instant.EPOCH);

        assertThat(read.isWhole()).isTrue();
        assertThat(read.envelope().id()).isEqualTo("i-1");
        assertThat(read.envelope().type()).isEqualTo("Paid");
        assertThat(read.envelope().key()).isEqualTo("k");
        assertThat(read.envelope().headers().first("a")).contains("b");
    }

    @Test
    void whatSpringWritesIsHandledAndWhatIsNotSpringsIsADeadLetter() throws InterruptedException {
        InMemoryTransport broker = new InMemoryTransport();
        BlockingQueue<String> seen = new ArrayBlockingQueue<>(10);
        SignalboxOptions options = SignalboxOptions.builder("shop")
                .transport(broker)
                .wireFormat("invoices.*", format)
                .build();
        try (Signalbox box = Signalbox.create(options)) {
            box.subscribeAll("seen", "invoices.*", (event, context) -> seen.add(context.type() + context.key()));
            box.start();
            broker.publishRaw("invoices.se", "7", springs("com.example.billing.InvoiceSent"), "{}".getBytes(UTF_8));

            assertThat(seen.poll(10, TimeUnit.SECONDS)).isEqualTo("InvoiceSent7");
            assertThat(box.deadLetters().list("invoices.*", 10))
                    .extracting(DeadLetter::reason)
                    .isEqualTo(List.of());
        }
    }

    private static Headers springs(String type) {
        return Headers.of("__TypeId__", type);
    }
}
