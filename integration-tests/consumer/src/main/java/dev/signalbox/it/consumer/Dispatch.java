package dev.signalbox.it.consumer;

import dev.signalbox.EventContext;
import dev.signalbox.EventEmitter;
import dev.signalbox.Handler;
import dev.signalbox.Retry;
import jakarta.inject.Inject;
import java.io.IOException;

/** Logs each parcel at its second attempt, and counts it. */
public final class Dispatch {

    private final EventEmitter emitter;

    @Inject
    Dispatch(EventEmitter emitter) {
        this.emitter = emitter;
    }

    @Handler(retry = @Retry(attempts = 2, delay = "1ms"))
    void shipped(ParcelShipped event, EventContext context, Logbook logbook) throws IOException {
        if (context.attempt() == 1) {
            throw new IOException("the first attempt fails");
        }
        logbook.shipped().add(event);
        emitter.raise(new ParcelCounted(event.parcel()));
    }

    @Handler
    static void counted(ParcelCounted event, Logbook logbook) {
        logbook.counted().add(event);
    }
}
