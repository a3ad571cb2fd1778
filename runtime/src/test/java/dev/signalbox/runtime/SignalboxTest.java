package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.Table;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignalboxTest {

    @Test
    void whatIsEmittedIsHandled() throws Exception {
        CompletableFuture<Placed> seen = new CompletableFuture<>();
        Table table = Table.of(OrderEvent.PLACED).handler(HandlerBinding.of("a", Placed.class, (event, context) -> {
            seen.complete(event);
            return null;
        }));
        try (Signalbox box = Signalbox.create(
                SignalboxOptions.builder("shop")
                        .transport(new InMemoryTransport())
                        .build(),
                table)) {
            box.start();
            box.emitter().emit(new Placed("1", "n")).join();
            assertThat(seen.get(5, TimeUnit.SECONDS)).isEqualTo(new Placed("1", "n"));
        }
    }
}
