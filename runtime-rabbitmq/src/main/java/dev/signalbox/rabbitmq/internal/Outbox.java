package dev.signalbox.rabbitmq.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written, and what is written and not confirmed, in their order. Many threads may add; one
 * writes.
 */
final class Outbox {

    /** Guarded by the monitor, as what follows. */
    private final Deque<Sending> waiting = new ArrayDeque<>();

    private final ConfirmLedger<Sending> ledger = new ConfirmLedger<>();
    private boolean writing;
    private boolean closed;

    /** Whether one message at a time is written, to find the one that the broker closes the channel for. */
    private boolean cautious;

    /** What is to be done after something was added. */
    enum Added {
        /** Nothing: somebody writes. */
        NOTHING,
        /** It is to be written. */
        WRITE,
        /** It was not added: the outbox is closed. */
        CLOSED
    }

    /**
     * What a confirm is for.
     *
     * @param goOn whether the next one is to be written now
     */
    record Confirmed(List<Sending> messages, boolean goOn) {}

    synchronized Added add(Sending sending) {
        if (closed) {
            return Added.CLOSED;
        }
        waiting.addLast(sending);
        Added added = writing ? Added.NOTHING : Added.WRITE;
        writing = true;
        return added;
    }

    /**
     * What to write next, or null if there is nothing, or not yet. It is in the ledger from now on, unless it
     * has a problem.
     *
     * @param frameMax what fits into one frame
     * @param number the channel's next sequence number
     */
    synchronized @Nullable Sending next(int frameMax, LongSupplier number) {
        while (!(cautious && ledger.size() > 0)) {
            Sending next = waiting.pollFirst();
            if (next == null) {
                break;
            }
            if (next.givenUp()) {
                continue;
            }
            writing = true;
            if (next.fits(frameMax)) {
                ledger.published(number.getAsLong(), next);
            }
            return next;
        }
        writing = false;
        return null;
    }

    /** Nobody can write for now. */
    synchronized void rest() {
        writing = false;
    }

    /** Takes out what a confirm, or a refusal, is for. */
    synchronized Confirmed confirmed(long number, boolean multiple) {
        List<Sending> messages = ledger.take(number, multiple);
        boolean goOn = cautious && ledger.size() == 0;
        if (goOn && waiting.isEmpty()) {
            cautious = false;
        }
        return new Confirmed(messages, goOn);
    }

    /** The broker gives a message back; its confirm is still to come. */
    synchronized void returned(Predicate<Sending> which, String why) {
        ledger.first(which).forEach(each -> each.returned(why));
    }

    /**
     * The broker closed the channel because of a message: if there is one only, it was that, and it is taken
     * out. From now on they are written one by one.
     */
    synchronized List<Sending> blame() {
        cautious = true;
        return ledger.size() == 1 ? ledger.takeAll() : List.of();
    }

    /** The channel is gone: what is not confirmed is to be written again, before what waits. */
    synchronized void putBack() {
        List<Sending> unconfirmed = ledger.takeAll();
        for (int i = unconfirmed.size() - 1; i >= 0; i--) {
            unconfirmed.get(i).returned(null);
            waiting.addFirst(unconfirmed.get(i));
        }
        writing = false;
    }

    /** What has not ended. */
    synchronized List<Sending> all() {
        List<Sending> all = ledger.all();
        all.addAll(waiting);
        return all;
    }

    /** Takes out everything. */
    synchronized List<Sending> takeAll() {
        List<Sending> all = ledger.takeAll();
        all.addAll(waiting);
        waiting.clear();
        return all;
    }

    /** Takes out everything, and nothing is added any more. */
    synchronized List<Sending> close() {
        closed = true;
        return takeAll();
    }
}
