package dev.signalbox.quickstart.shop.notification;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A mail server with the usual troubles: it refuses one mail in twenty-five up to three times before it
 * takes it (greylisting), and one provider behind it is down. The same mails meet the same troubles in
 * every run, whatever the threads do. Safe for use by many threads.
 */
@Singleton
public final class MailServer {

    private static final long SEED = 17;
    private static final int ONE_IN = 25;
    private static final int MOST_REFUSALS = 3;

    private final Map<String, Integer> refusalsLeft = new ConcurrentHashMap<>();
    private final LongAdder sent = new LongAdder();
    private volatile String down = "slowmail.example";

    @Inject
    MailServer() {}

    /** Sends a mail; the stage fails with an {@link IOException} if that was in vain. */
    CompletionStage<Void> send(String address, String text) {
        if (!down.isEmpty() && address.endsWith('@' + down)) {
            return CompletableFuture.failedFuture(new IOException("421 " + down + " does not answer"));
        }
        if (isRefused(text)) {
            return CompletableFuture.failedFuture(new IOException("451 Greylisted, try again later"));
        }
        sent.increment();
        return CompletableFuture.completedFuture(null);
    }

    private boolean isRefused(String text) {
        int left = refusalsLeft.computeIfAbsent(text, MailServer::refusals);
        if (left > 0) {
            refusalsLeft.put(text, left - 1); // events of one order come one after the other
            return true;
        }
        refusalsLeft.remove(text); // it is taken now, and need not be remembered
        return false;
    }

    private static int refusals(String text) {
        Random random = new Random(SEED + text.hashCode());
        return random.nextInt(ONE_IN) == 0 ? 1 + random.nextInt(MOST_REFUSALS) : 0;
    }

    /** The provider that was down answers again. */
    public void providerIsBack() {
        down = "";
    }

    /** How many mails have left. */
    public long sent() {
        return sent.sum();
    }
}
