package dev.signalbox.it.shop.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Texts that handlers leave and that somebody else waits for. Safe for use by many threads. */
final class Recording {

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

    void add(String text) {
        texts.add(text);
    }

    /**
     * Waits for this many texts and takes them, in the order in which they came.
     *
     * @throws AssertionError if they do not come within ten seconds
     */
    List<String> await(int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        while (taken.size() < count) {
            String text = texts.poll(10, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("Only " + taken + " came, of " + count);
            }
            taken.add(text);
        }
        return taken;
    }

    /** What nobody has taken yet. */
    List<String> rest() {
        return List.copyOf(texts);
    }
}
