package dev.signalbox.quickstart.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signalbox.quickstart.feed.OrderFeed;
import dev.signalbox.runtime.receive.DeadLetter;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Dead letters: those of handlers by their cause, those of messages that reached no handler by their line. */
public final class DeadLetterReport {

    private static final int MOST_ROWS = 30;

    private record Cause(DeadLetter.Reason reason, String group, String handler, String message) {}

    private DeadLetterReport() {}

    /** Prints how many letters each cause has, the most frequent one first. */
    public static void printCauses(List<DeadLetter> letters, PrintStream out) {
        out.printf(Locale.ROOT, "Dead letters: %,d%n", letters.size());
        Map<Cause, Long> causes = letters.stream()
                .filter(letter -> letter.handler() != null)
                .collect(Collectors.groupingBy(DeadLetterReport::cause, LinkedHashMap::new, Collectors.counting()));
        causes.entrySet().stream()
                .sorted(Map.Entry.<Cause, Long>comparingByValue().reversed())
                .limit(MOST_ROWS)
                .forEach(entry -> row(out, entry.getKey(), entry.getValue()));
        if (causes.size() > MOST_ROWS) {
            out.printf(Locale.ROOT, "          and %,d more causes%n", causes.size() - MOST_ROWS);
        }
        long unread =
                letters.stream().filter(letter -> letter.handler() == null).count();
        if (unread > 0) {
            out.printf(Locale.ROOT, "  %,6d  of messages that no group can read; each group keeps its own%n", unread);
        }
        out.println();
    }

    /** Prints the lines of the input whose messages reached no handler, with what is wrong with them. */
    public static void printLines(List<DeadLetter> letters, PrintStream out) {
        Map<Long, List<DeadLetter>> lines = letters.stream()
                .collect(Collectors.groupingBy(DeadLetterReport::line, LinkedHashMap::new, Collectors.toList()));
        out.printf(
                Locale.ROOT,
                "Dead letters that are left: %,d, of %,d lines of the input%n",
                letters.size(),
                lines.size());
        lines.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .limit(MOST_ROWS)
                .forEach(entry -> {
                    DeadLetter letter = entry.getValue().get(0);
                    out.printf(
                            Locale.ROOT,
                            "  line %,d, %s: %s%n",
                            entry.getKey(),
                            letter.reason(),
                            Printable.of(whatIsWrong(letter)));
                });
        if (lines.size() > MOST_ROWS) {
            out.printf(Locale.ROOT, "  and %,d more lines%n", lines.size() - MOST_ROWS);
        }
        out.println();
    }

    private static void row(PrintStream out, Cause cause, long count) {
        String what = HandlerReport.shortName(cause.handler()) + " in " + cause.group() + ": " + cause.message();
        out.printf(Locale.ROOT, "  %,6d  %-15s %s%n", count, cause.reason(), Printable.of(what));
    }

    private static Cause cause(DeadLetter letter) {
        return new Cause(
                letter.reason(), letter.group(), Objects.requireNonNullElse(letter.handler(), ""), message(letter));
    }

    private static String whatIsWrong(DeadLetter letter) {
        return switch (letter.reason()) {
            case UNROUTED -> "no handler takes the type " + letter.type();
            case MALFORMED ->
                letter.type().isEmpty()
                        ? message(letter) + ": " + new String(letter.payload(), UTF_8)
                        : message(letter);
            default -> message(letter);
        };
    }

    private static String message(DeadLetter letter) {
        return Objects.requireNonNullElse(letter.errorMessage(), "no message");
    }

    private static long line(DeadLetter letter) {
        return letter.headers().first(OrderFeed.LINE).map(Long::parseLong).orElse(0L);
    }
}
