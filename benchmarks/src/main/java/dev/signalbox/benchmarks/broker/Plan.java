package dev.signalbox.benchmarks.broker;

import dev.signalbox.benchmarks.report.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for: the number of rounds, and the cases by their names, all of them if none is
 * named.
 */
public record Plan(int rounds, List<String> cases) {

    private static final int ROUNDS = 7;
    private static final int WARM_UP = 3;

    /** What one case does. */
    @FunctionalInterface
    public interface Case {
        void run(int warmUp, int rounds) throws Exception;
    }

    /** Numbers are rounds, words are cases. */
    public static Plan of(String... arguments) {
        int rounds = ROUNDS;
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

    /** Runs what was asked for, in the order of all. */
    public void run(Map<String, Case> all) throws Exception {
        for (String name : cases) {
            if (!all.containsKey(name)) {
                throw new IllegalArgumentException("There is no case " + name + "; there are " + all.keySet());
            }
        }
        System.out.println(Machine.line());
        for (Map.Entry<String, Case> each : all.entrySet()) {
            if (cases.isEmpty() || cases.contains(each.getKey())) {
                each.getValue().run(WARM_UP, rounds);
            }
        }
    }
}
