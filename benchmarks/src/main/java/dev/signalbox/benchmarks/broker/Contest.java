package dev.signalbox.benchmarks.broker;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Rivals that take turns, round by round, so that a slow minute of the machine meets all of them. */
public final class Contest {

    private final String title;
    private final int messages;
    private final List<Rival> rivals;
    private final Step beforeRound;

    /** Something that may fail. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /**
     * A contest that has not begun.
     *
     * @param title of its table
     * @param messages in each round
     * @param beforeRound what is not measured
     */
    public Contest(String title, int messages, List<? extends Rival> rivals, Step beforeRound) {
        this.title = title;
        this.messages = messages;
        this.rivals = List.copyOf(rivals);
        this.beforeRound = beforeRound;
    }

    /**
     * Lets all take part and closes them; each round another one begins.
     *
     * @param warmUp rounds that are not told
     */
    public void run(int warmUp, int rounds, PrintStream out) throws Exception {
        List<Standing> standings =
                rivals.stream().map(rival -> new Standing(rival, rounds)).toList();
        try {
            for (int round = -warmUp; round < rounds; round++) {
                beforeRound.run();
                for (int turn = 0; turn < rivals.size(); turn++) {
                    standings.get(Math.floorMod(round + turn, rivals.size())).measure(messages, round);
                }
            }
        } finally {
            for (Rival rival : rivals) {
                rival.close();
            }
        }
        print(standings, out);
    }

    private void print(List<Standing> standings, PrintStream out) {
        double raw = standings.stream()
                .filter(Standing::raw)
                .map(Standing::median)
                .max(Comparator.naturalOrder())
                .orElse(Double.NaN);
        out.printf(Locale.ROOT, "%n| %s, %,d a round | messages a second | of raw | range |%n", title, messages);
        out.println("| --- | ---: | ---: | ---: |");
        standings.forEach(standing -> out.println(standing.row(raw)));
    }
}
