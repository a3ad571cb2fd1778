package dev.signalbox.benchmarks.startup;

import dev.signalbox.benchmarks.report.Machine;
import dev.signalbox.benchmarks.report.Plan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prints how long each program takes to its first event, in how much memory, with the JVM as it comes and with
 * an archive of its classes. On Linux, whose {@code /proc} tells the memory.
 *
 * <p>{@code java -cp benchmarks.jar dev.signalbox.benchmarks.startup.StartupBenchmark <folder of the programs>
 * [rounds] [names]}
 */
public final class StartupBenchmark {

    private static final int ROUNDS = 21;

    private StartupBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path startup = Path.of(arguments[0]);
        Plan plan = Plan.of(ROUNDS, List.of(arguments).subList(1, arguments.length));
        List<Installation> installations = new ArrayList<>();
        for (Program program : plan.chosen(Program.byName()).values()) {
            installations.add(Installation.packaged(startup, program));
        }
        System.out.println(Machine.line());
        Path folder = Files.createTempDirectory("signalbox-startup");
        try {
            List<Entrant> entrants = new ArrayList<>();
            for (Installation installation : installations) {
                entrants.add(Entrant.of(installation, folder));
            }
            race(entrants, plan.rounds());
            print(entrants, System.out);
        } finally {
            delete(folder);
        }
    }

    /** All start in turn, so that a slow minute of the machine meets all of them; each round another one begins. */
    private static void race(List<Entrant> entrants, int rounds) throws IOException, InterruptedException {
        List<Contestant> contestants = entrants.stream()
                .flatMap(entrant -> Stream.of(entrant.bare(), entrant.archived()))
                .toList();
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                contestants.get((round + turn) % contestants.size()).start();
            }
        }
    }

    /** Beside Dagger alone if it takes part, else beside the first. */
    private static void print(List<Entrant> entrants, PrintStream out) {
        Entrant reference = entrants.stream()
                .filter(entrant -> entrant.is(Program.DAGGER))
                .findFirst()
                .orElse(entrants.get(0));
        String beside = "of " + reference.bare().program().title();
        out.printf("%n| | ms | %s | range | peak MiB | %s | classes | jars, KiB |%n", beside, beside);
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        entrants.forEach(entrant -> out.println(entrant.row(reference)));
        out.printf("%n| archived | ms | %s | range | peak MiB | %s | of its own ms | archive, MiB |%n", beside, beside);
        out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        entrants.forEach(entrant -> out.println(entrant.archivedRow(reference)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
