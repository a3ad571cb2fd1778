package dev.signalbox.rabbitmq.internal;

import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written, and what is written and not confirmed, in their order. Many threads may add; one
 * writes. A method that runs out of memory has changed nothing, so that no message is forgotten.
 */
final class Outbox {

    /** How many suspects have to end well, one after the other, before there are two at a time. */
    private static final int SINGLES = 8;

    /** After so many connections that were lost with it on its way, a message is suspected. */
    private static final int SUSPICIOUS_LOSSES = 3;

    /** And after so many, the last one with no other on its way, it is what ends them. */
    static final int GUILTY_LOSSES = 6;

    /** Guarded by the monitor, as what follows. */
    @SuppressWarnings("JdkObsolete") // an array that cannot grow for want of memory forgets what it holds
    private Deque<Sending> waiting = new LinkedList<>();

    private final ConfirmLedger<Sending> ledger = new ConfirmLedger<>();
    private final FirstOfEachKey firsts = new FirstOfEachKey();
    private boolean writing;

    /** Each channel counts what is published on it from one: whose numbers the ledger has. */
    private int numbering;

    private boolean closed;

    /** Whether nothing more is written before all that is under way has ended. */
    private boolean quieting;

    /** How many were under way when the broker closed the channel for one of them, and have not ended. */
    private int suspects;

    /** How many may be under way while there are suspects, and how many have ended well at that. */
    private int most = 1;

    private int well;

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
        while (!quieting && !(suspects > 0 && ledger.size() >= most)) {
            Sending free = firsts.free();
            Sending next = free == null ? waiting.peekFirst() : free;
            if (next == null) {
                break;
            }
            if (next.givenUp()) {
                cleared(next);
                remove(next, free);
                continue;
            }
            if (free == null && firsts.hold(next)) {
                waiting.removeFirst();
                continue;
            }
            if (next.fits(frameMax)) {
                firsts.written(next);
                ledger.published(number.getAsLong(), next);
            } else {
                cleared(next);
            }
            remove(next, free); // only now: what needs memory is done
            writing = true;
            return next;
        }
        writing = false;
        return null;
    }

    private void remove(Sending next, @Nullable Sending free) {
        if (free == null) {
            waiting.removeFirst();
        } else {
            firsts.remove(next);
        }
    }

    /**
     * Holds back what waits, until all is put back: what is written again on another channel while its first copy is under
     * way may be there twice, and behind what comes after it.
     *
     * @return how many are under way
     */
    synchronized int quiet() {
        quieting = true;
        return ledger.size();
    }

    /** Nobody can write for now. */
    synchronized void rest() {
        writing = false;
    }

    /** What a channel that is opened now is to say with each of its confirms. */
    synchronized int numbering() {
        return numbering;
    }

    /**
     * Takes out what a confirm, or a refusal, is for: nothing, where it comes from a channel that was given up.
     *
     * @param accepted whether it is a confirm
     */
    synchronized Confirmed confirmed(int numbering, long number, boolean multiple, boolean accepted) {
        if (numbering != this.numbering) {
            return new Confirmed(List.of(), false);
        }
        ConfirmLedger.Found<Sending> found = ledger.find(number, multiple);
        List<Sending> messages = found.messages();
        int suspected = suspectedOf(messages);
        boolean nothingLeft = ledger.size() == messages.size();
        boolean caution = suspects > 0 && (suspects == suspected || nothingLeft);
        Confirmed confirmed =
                new Confirmed(messages, caution || messages.stream().anyMatch(firsts::isAwaited));
        ledger.remove(found); // only now: what needs memory is done
        for (int i = 0; i < messages.size(); i++) {
            cleared(messages.get(i));
            firsts.ended(messages.get(i), accepted && messages.get(i).returned() == null);
        }
        well += messages.size();
        if (well >= SINGLES && nothingLeft) {
            most *= 2;
        }
        return confirmed;
    }

    private static int suspectedOf(List<Sending> messages) {
        int suspected = 0;
        for (Sending each : messages) {
            suspected += each.isSuspected() ? 1 : 0;
        }
        return suspected;
    }

    /** One that has ended is suspected no more; with the last one caution ends. */
    private void cleared(Sending sending) {
        if (sending.isSuspected()) {
            sending.suspected(false);
            suspects--;
        }
    }

    /** The broker gives a message back; its confirm is still to come. */
    synchronized void returned(Predicate<Sending> which, String why) {
        ledger.first(which).forEach(each -> each.returned(why));
    }

    /**
     * The broker closed the channel because of a message: if there is one only, it was that, and it is taken
     * out. Else those that were under way are suspects: until they have ended, one is written at a time, and
     * after some that ended well two, four, and so on. What comes after them need not wait for long.
     */
    synchronized List<Sending> blame() {
        return blame(ledger.size() == 1);
    }

    /**
     * The connection was lost. That happens; but to what is on its way again and again when it does, it happens
     * as if the broker had closed a channel for it.
     */
    synchronized List<Sending> lost() {
        int losses = ledger.all().stream().mapToInt(Sending::lost).max().orElse(0);
        return losses < SUSPICIOUS_LOSSES ? List.of() : blame(ledger.size() == 1 && losses >= GUILTY_LOSSES);
    }

    private List<Sending> blame(boolean found) {
        most = 1;
        well = 0;
        if (found) {
            List<Sending> guilty = ledger.takeAll();
            clearAll(guilty);
            return guilty;
        }
        for (Sending each : ledger.all()) {
            if (!each.isSuspected()) {
                each.suspected(true);
                suspects++;
            }
        }
        return List.of();
    }

    /** The channel is gone: what is not confirmed is to be written again, before what waits. */
    synchronized void putBack() {
        List<Sending> all = all(); // first: where memory is short, all stay where they are
        @SuppressWarnings("JdkObsolete") // as above
        Deque<Sending> again = new LinkedList<>(all);
        for (int i = 0; i < ledger.size(); i++) {
            all.get(i).returned(null);
        }
        ledger.clear();
        firsts.begin();
        numbering++;
        quieting = false;
        waiting = again;
        writing = false;
    }

    /** What has not ended. */
    synchronized List<Sending> all() {
        List<Sending> all = ledger.all();
        all.addAll(firsts.held());
        all.addAll(waiting);
        return all;
    }

    /** Takes out everything. */
    synchronized List<Sending> takeAll() {
        List<Sending> all = all();
        ledger.clear();
        firsts.begin();
        waiting.clear();
        clearAll(all);
        return all;
    }

    private void clearAll(List<Sending> ended) {
        for (int i = 0; i < ended.size(); i++) {
            cleared(ended.get(i));
        }
    }

    /** Takes out everything, and nothing is added any more. */
    synchronized List<Sending> close() {
        closed = true;
        return takeAll();
    }
}
