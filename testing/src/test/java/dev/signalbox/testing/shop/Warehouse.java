package dev.signalbox.testing.shop;

import dev.signalbox.Handler;
import java.util.concurrent.CompletionStage;

public final class Warehouse {

    private final Script script;

    public Warehouse(Script script) {
        this.script = script;
    }

    @Handler
    CompletionStage<Void> refill(StockLow low) {
        return script.refill();
    }
}
