package dev.signalbox.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of a program as the JVM keeps them in memory, in a file that the next start maps: a dynamic
 * archive of class data, and from JDK 25 on a cache of what the program was seen to load and link.
 *
 * @param file the archive
 */
record ClassArchive(Path file) {

    private static final boolean CACHE = Runtime.version().feature() >= 25;

    /** Runs the program once and archives what it has loaded. */
    static ClassArchive of(Installation installation, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve(installation.program().name() + (CACHE ? ".aot" : ".jsa"));
        String option = (CACHE ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + file;
        Start.of(installation.command(List.of(option)));
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("No archive of " + installation.program());
        }
        return new ClassArchive(file);
    }

    /** For a JVM that starts from it, or not at all. */
    List<String> options() {
        return CACHE
                ? List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on")
                : List.of("-XX:SharedArchiveFile=" + file, "-Xshare:on");
    }

    /** How large it is. */
    long bytes() throws IOException {
        return Files.size(file);
    }
}
