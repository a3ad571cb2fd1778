package dev.signalbox.benchmarks.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {

    private final List<String> turns = new ArrayList<>();

    /** One that takes so many nanoseconds for each message, and more in each round. */
    private final class Fixed implements Rival {

        private final String name;
        private final boolean raw;
        private final long[] nanos;
        private int round;

        Fixed(String name, boolean raw, long... nanos) {
            this.name = name;
            this.raw = raw;
            this.nanos = nanos;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean raw() {
            return raw;
        }

        @Override
        public long measure(int messages) {
            turns.add(name);
            return nanos[round++] * messages;
        }

        @Override
        public void close() {
            turns.add("-" + name);
        }
    }

    @Test
    void medianIsComparedWithTheFastestOfTheRaw() throws Exception {
        String table = run(
                0,
                3,
                new Fixed("slow", true, 4_000, 4_000, 4_000),
                new Fixed("fast", true, 2_000, 1_000, 5_000),
                new Fixed("other", false, 8_000, 4_000, 1_000));

        assertThat(table)
                .contains("| a case, 100 a round | messages a second | of raw | range |")
                .contains("| slow | 250,000 | 0.50 | 250,000 to 250,000 |")
                .contains("| fast | 500,000 | 1.00 | 200,000 to 1,000,000 |")
                .contains("| other | 250,000 | 0.50 | 125,000 to 1,000,000 |");
    }

    @Test
    void anotherOneBeginsEachRoundAndAllAreClosed() throws Exception {
        run(1, 1, new Fixed("a", true, 1_000, 1_000), new Fixed("b", false, 1_000, 1_000));

        assertThat(turns).containsExactly("b", "a", "a", "b", "-a", "-b");
    }

    @Test
    void roundsThatWarmUpAreNotTold() throws Exception {
        String table = run(2, 1, new Fixed("a", true, 9_000, 9_000, 1_000));

        assertThat(table).contains("| a | 1,000,000 | 1.00 | 1,000,000 to 1,000,000 |");
    }

    private static String run(int warmUp, int rounds, Rival... rivals) throws Exception {
        Printed printed = new Printed();
        new Contest("a case", 100, List.of(rivals), () -> {}).run(warmUp, rounds, printed.out());
        return printed.text();
    }
}
