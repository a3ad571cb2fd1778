package dev.signalbox.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A program that takes part, once as it is and once with an archive of its classes.
 *
 * @param classes how many it loads
 * @param jarBytes how large its jars are
 * @param archiveBytes how large its archive is
 */
record Entrant(Contestant bare, Contestant archived, int classes, long jarBytes, long archiveBytes) {

    private static final double KIBIBYTE = 1024;
    private static final double MEBIBYTE = 1024 * KIBIBYTE;

    /** Counts the classes and makes the archive; both runs bring the files into memory too. */
    static Entrant of(Installation installation, Path folder) throws IOException, InterruptedException {
        int classes = LoadedClasses.of(installation, folder).size();
        ClassArchive archive = ClassArchive.of(installation, folder);
        return new Entrant(
                new Contestant(installation, List.of()),
                new Contestant(installation, archive.options()),
                classes,
                installation.bytes(),
                archive.bytes());
    }

    boolean is(Program program) {
        return bare.program() == program;
    }

    /** A row of a Markdown table. */
    String row(Entrant reference) {
        return String.format(Locale.ROOT, "%s %,d | %,.0f |", bare.cells(reference.bare), classes, jarBytes / KIBIBYTE);
    }

    /** A row of the table of those with archives. */
    String archivedRow(Entrant reference) {
        return String.format(
                Locale.ROOT,
                "%s %.2f | %.1f |",
                archived.cells(reference.archived),
                archived.millis() / bare.millis(),
                archiveBytes / MEBIBYTE);
    }
}
