package dev.signalbox.quickstart;

import dev.signalbox.quickstart.feed.LineReader;
import dev.signalbox.quickstart.report.DeadLetterReport;
import dev.signalbox.quickstart.report.HandlerReport;
import dev.signalbox.quickstart.report.Progress;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetter.Reason;
import dev.signalbox.runtime.receive.DeadLetters;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** One run from the first line to the summary: feed, wait, look at the dead letters, cure, replay, sum up. */
final class QuickstartRun {

    /** Billing, stock and notifications each read every event. */
    private static final int GROUPS = 3;

    private static final String TOPIC = "orders";
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration STALLED = Duration.ofMinutes(1);

    private final Shop shop;
    private final PrintStream out;
    private final Progress progress;
    private long lines;
    private long blank;
    private long events;
    private long expected;

    QuickstartRun(Shop shop, PrintStream out) {
        this.shop = shop;
        this.out = out;
        this.progress = new Progress(out, isTerminal());
    }

    /**
     * Runs.
     *
     * @throws IOException if the input cannot be read
     * @throws IllegalStateException if deliveries stop ending
     */
    void run(InputStream in) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (Signalbox box = shop.signalbox()) {
            box.start();
            feed(new LineReader(in));
            awaitSettled();
            out.printf(
                    Locale.ROOT,
                    "%n%,d lines in %.1f s: %,d events emitted, %,d lines that are no event sent on as they are%n%n",
                    lines,
                    (System.nanoTime() - start) / 1e9,
                    events,
                    lines - events - blank);
            HandlerReport.print(shop.tally(), out);
            int failedAgain = cureDeadLetters(box.deadLetters());
            Summary.print(shop, failedAgain, out);
        }
    }

    /** With a JDK from 22 to 24 there is always a console; the changing line does no harm in a file. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        return System.console() != null;
    }

    private void feed(LineReader reader) throws IOException {
        for (byte[] line = reader.next(); line != null; line = reader.next()) {
            lines++;
            if (isBlank(line)) {
                blank++;
                continue;
            }
            if (shop.feed().send(line, lines)) {
                events++;
            }
            expected += GROUPS;
            if (progress.isDue(lines)) {
                progress.show(lines, shop.signalbox().stats());
            }
        }
    }

    /** Waits until every delivery has been handled or is a dead letter. */
    private void awaitSettled() throws InterruptedException {
        long settled = -1;
        long lastChange = System.nanoTime();
        for (long now = shop.tally().awaitSettled(expected, TICK);
                now < expected;
                now = shop.tally().awaitSettled(expected, TICK)) {
            if (now != settled) {
                settled = now;
                lastChange = System.nanoTime();
            } else if (System.nanoTime() - lastChange > STALLED.toNanos()) {
                throw new IllegalStateException((expected - now) + " deliveries do not end");
            }
            if (progress.isDue(lines)) {
                progress.show(lines, shop.signalbox().stats());
            }
        }
        progress.end();
    }

    /** Lists the dead letters, removes what caused them where that is possible, and replays those; how many fail again. */
    private int cureDeadLetters(DeadLetters deadLetters) throws InterruptedException {
        DeadLetterReport.printCauses(deadLetters.list(TOPIC, Integer.MAX_VALUE), out);

        shop.shelves().restock();
        shop.mailServer().providerIsBack();
        int replayed = deadLetters.replayAll(TOPIC, QuickstartRun::isCurable).join();
        expected += replayed;
        awaitSettled();
        int discarded = discardHopeless(deadLetters);
        out.printf(
                Locale.ROOT,
                "Restocked, and the mail provider is back: %,d replayed to the handlers that had failed,%n"
                        + "of which %,d are handled now, and %,d failed again for good and are discarded%n%n",
                replayed,
                replayed - discarded,
                discarded);

        DeadLetterReport.printLines(deadLetters.list(TOPIC, Integer.MAX_VALUE), out);
        return discarded;
    }

    private static int discardHopeless(DeadLetters deadLetters) {
        List<DeadLetter> hopeless = deadLetters.list(TOPIC, Integer.MAX_VALUE).stream()
                .filter(letter -> letter.replays() > 0)
                .toList();
        hopeless.forEach(letter -> deadLetters.discard(letter).join());
        return hopeless.size();
    }

    /** A handler said no or gave up; what cannot be read today cannot be read tomorrow either. */
    private static boolean isCurable(DeadLetter letter) {
        return letter.reason() == Reason.REJECTED || letter.reason() == Reason.HANDLER_FAILED;
    }

    private static boolean isBlank(byte[] line) {
        for (byte character : line) {
            if (character > ' ' || character < 0) {
                return false;
            }
        }
        return true;
    }
}
