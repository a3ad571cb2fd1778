package dev.signalbox.rabbitmq.internal;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How one user of a link fares. By the owner of the link, but for its trouble's reason. */
final class LinkUse {

    /** What has lasted so long was fine. */
    static final long LASTING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Link.User user;
    private final Trouble trouble;
    private boolean up;
    private boolean everUp;
    private boolean missing;
    private long upSince;
    private long lastTry = System.nanoTime() - LASTING_NANOS;
    private @Nullable Future<?> retry;

    LinkUse(Link.User user) {
        this.user = user;
        this.trouble = new Trouble(user.what());
    }

    Link.User user() {
        return user;
    }

    Trouble trouble() {
        return trouble;
    }

    /** Whether it lives on the connection. */
    boolean isUp() {
        return up;
    }

    /** Whether it ever did; what did once is never given up. */
    boolean wasEverUp() {
        return everUp;
    }

    boolean waitsForRetry() {
        return retry != null && !retry.isDone();
    }

    long lastTry() {
        return lastTry;
    }

    void begins() {
        lastTry = System.nanoTime();
        retriesWith(null);
    }

    void up() {
        up = true;
        everUp = true;
        missing = false;
        upSince = System.nanoTime();
    }

    /** Whether it is up without what it lives on, at this look and at the last one. */
    boolean isMissing() {
        boolean before = missing;
        missing = up && !user.isThere();
        return before && missing;
    }

    /** It lives on the connection no more; whether it did for a while. */
    boolean down() {
        boolean lasted = up && System.nanoTime() - upSince > LASTING_NANOS;
        up = false;
        return lasted;
    }

    /** Ends the trouble of one that has been up for a while. */
    void settle() {
        if (up && System.nanoTime() - upSince >= LASTING_NANOS) {
            trouble.over();
        }
    }

    /** The next attempt; one that was planned before is not made. */
    void retriesWith(@Nullable Future<?> next) {
        Future<?> planned = retry;
        if (planned != null) {
            planned.cancel(false);
        }
        retry = next;
    }
}
