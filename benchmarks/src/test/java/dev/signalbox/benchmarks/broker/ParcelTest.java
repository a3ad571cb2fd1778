package dev.signalbox.benchmarks.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import dev.signalbox.RawEvent;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParcelTest {

    @Test
    void payloadsHaveTheSizeThatIsAskedFor() {
        for (int bytes : new int[] {200, 1_024}) {
            assertThat(Parcel.ofEachKey(bytes, "ce_"))
                    .hasSize(1_000)
                    .allSatisfy(parcel -> assertThat(parcel.message().body()).hasSize(bytes));
        }
    }

    @Test
    void theOthersSendWhatSignalboxSends() throws Exception {
        Parcel parcel = Parcel.ofEachKey(200, "ce_").get(7);
        CompletableFuture<RawEvent> sent = new CompletableFuture<>();
        try (Signalbox box = Signalbox.create(
                SignalboxOptions.builder("benchmarks")
                        .transport(new InMemoryTransport())
                        .build(),
                new ParcelEvents_Table())) {
            box.subscribeAll("raw", "**", (event, context) -> sent.complete(event));
            box.start();
            box.emitter().emit(parcel.event()).join();
            RawEvent event = sent.get(60, TimeUnit.SECONDS);

            assertThat(event.payload()).isEqualTo(parcel.message().body());
            assertThat(event.key()).isEqualTo(parcel.message().key());
            assertThat(names(event.headers())).isEqualTo(names(parcel.message().headers()));
        }
    }

    private static List<String> names(Headers headers) {
        List<String> names = new ArrayList<>();
        headers.forEach(header -> names.add(header.name()));
        return names;
    }
}
