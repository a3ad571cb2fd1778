package dev.signalbox.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which classes a program loads, from the JVM's log. */
final class LoadedClasses {

    private static final Pattern LOADED = Pattern.compile("\\] (\\S+) source: ");

    private LoadedClasses() {}

    /** Their names, seen in a run of its own, because the log takes time. */
    static List<String> of(Installation installation, Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve(installation.program().name() + ".classes");
        Start.of(installation.command(List.of("-Xlog:class+load:file=" + log)));
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(LOADED::matcher)
                    .filter(Matcher::find)
                    .map(loaded -> loaded.group(1))
                    .toList();
        }
    }
}
