package dev.signalbox.rabbitmq.internal;

import dev.signalbox.rabbitmq.internal.QueueLook.Hold;
import dev.signalbox.rabbitmq.internal.QueueLook.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A dead letter that is being looked at, hidden from all others. By the thread that looks. */
final class HeldDeadLetter {

    private final int index;
    private final String id;
    private final String topic;
    private final Instant failedAt;
    private final long size;

    /** Its message, and copies of it where storing it was tried again. */
    private final List<Hold> holds = new ArrayList<>(1);

    private @Nullable Seen content;
    private boolean gone;
    private @Nullable CompletableFuture<Boolean> leaving;

    HeldDeadLetter(int index, String id, String topic, Instant failedAt, Seen content) {
        this.index = index;
        this.id = id;
        this.topic = topic;
        this.failedAt = failedAt;
        this.size = content.size();
        this.content = content;
        holds.add(content.hold());
    }

    /** Its place in the queue, from 0. */
    int index() {
        return index;
    }

    String id() {
        return id;
    }

    /** When it became one; the beginning of 1970 where nothing tells. */
    Instant failedAt() {
        return failedAt;
    }

    /** The topic that its message came from; empty where nothing tells. */
    String topic() {
        return topic;
    }

    long size() {
        return size;
    }

    List<Hold> holds() {
        return holds;
    }

    /** The message, unless it was forgotten because of its size. */
    @Nullable
    Seen content() {
        return content;
    }

    void forgetContent() {
        content = null;
    }

    /** The message has come again. */
    void again(Seen again) {
        holds.set(0, again.hold());
        content = again;
    }

    /** Whether it was taken away. */
    boolean gone() {
        return gone;
    }

    void taken() {
        gone = true;
        content = null;
    }

    /** What becomes of it, if it is on its way. */
    @Nullable
    CompletableFuture<Boolean> leaving() {
        return leaving;
    }

    void leaves(@Nullable CompletableFuture<Boolean> end) {
        leaving = end;
    }
}
