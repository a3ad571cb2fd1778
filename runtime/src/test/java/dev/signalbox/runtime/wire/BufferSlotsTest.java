package dev.signalbox.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.core.util.BufferRecycler;

class BufferSlotsTest {

    private final BufferSlots slots = new BufferSlots();

    @Test
    void whatAThreadGivesBackItGetsAgain() {
        BufferRecycler buffers = slots.acquireAndLinkPooled();

        buffers.releaseToPool();

        assertThat(slots.acquirePooled()).isSameAs(buffers);
    }

    @Test
    void whatIsInUseIsNotHandedOutTwice() {
        BufferRecycler first = slots.acquirePooled();

        assertThat(slots.acquirePooled()).isNotSameAs(first);
    }

    /** More threads than slots, each with a text of its own: a shared buffer would mix them up. */
    @Test
    @Timeout(60)
    void threadsNeverShareABuffer() throws InterruptedException {
        int threads = 64;
        CountDownLatch start = new CountDownLatch(1);
        List<String> mixedUp = new CopyOnWriteArrayList<>();
        List<Thread> all = new ArrayList<>();
        for (int number = 0; number < threads; number++) {
            String text = Integer.toString(number).repeat(200);
            Thread thread = new Thread(() -> {
                awaitStart(start);
                for (int i = 0; i < 500; i++) {
                    writeAndRead(text, mixedUp);
                }
            });
            thread.start();
            all.add(thread);
        }
        start.countDown();
        for (Thread thread : all) {
            thread.join();
        }

        assertThat(mixedUp).isEmpty();
    }

    private static void writeAndRead(String text, List<String> mixedUp) {
        byte[] payload = PayloadFormat.json().write(text, (value, out) -> out.writeString(value));
        String read = PayloadFormat.json().read(payload, in -> {
            in.nextToken();
            return in.getString();
        });
        if (!read.equals(text)) {
            mixedUp.add(text + " was read as " + read);
        }
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
