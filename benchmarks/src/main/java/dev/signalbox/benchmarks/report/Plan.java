package dev.signalbox.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for: the number of rounds, and the cases by their names, all of them if none is
 * named.
 */
public record Plan(int rounds, List<String> cases) {

    private static final int WARM_UP = 3;

    /** What one case does. */
    @FunctionalInterface
    public interface Case {
        void run(int warmUp, int rounds) throws Exception;
    }

    /**
     * Numbers are rounds, words are cases.
     *
     * @param rounds if no number is given
     */
    public static Plan of(int rounds, List<String> arguments) {
        List<String> cases = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.chars().allMatch(Character::isDigit)) {
                rounds = Integer.parseInt(argument);
            } else {
                cases.add(argument);
            }
        }
        return new Plan(rounds, List.copyOf(cases));
    }

    /**
     * What was asked for, in the order of all.
     *
     * @throws IllegalArgumentException if there is no such case
     */
    public <T> Map<String, T> chosen(Map<String, T> all) {
        for (String name : cases) {
            if (!all.containsKey(name)) {
                throw new IllegalArgumentException("There is no case " + name + "; there are " + all.keySet());
            }
        }
        Map<String, T> chosen = new LinkedHashMap<>(all);
        if (!cases.isEmpty()) {
            chosen.keySet().retainAll(cases);
        }
        return chosen;
    }

    /** Runs what was asked for. */
    public void run(Map<String, Case> all) throws Exception {
        Map<String, Case> chosen = chosen(all);
        System.out.println(Machine.line());
        for (Case each : chosen.values()) {
            each.run(WARM_UP, rounds);
        }
    }
}
