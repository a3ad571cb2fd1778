package dev.signalbox.it.consumer;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What has arrived. */
public record Logbook(BlockingQueue<ParcelShipped> shipped, BlockingQueue<ParcelCounted> counted) {

    /** An empty one. */
    public Logbook() {
        this(new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
    }
}
