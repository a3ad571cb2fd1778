package dev.signalbox.docs.hello;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;

/** Prints what it would send. */
@Singleton
final class Mailer {

    private final CountDownLatch first = new CountDownLatch(1);

    @Inject
    Mailer() {}

    void send(String to, String text) {
        System.out.println("To " + to + ": " + text);
        first.countDown();
    }

    /** Waits until something has been sent. */
    void awaitFirst() throws InterruptedException {
        first.await();
    }
}
