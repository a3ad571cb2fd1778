package dev.signalbox.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code javac} in a process of its own, cold, as a build without a daemon does. */
final class Compilation {

    private static final Path JAVAC = Path.of(System.getProperty("java.home"), "bin", "javac");

    private final String classPath;
    private final String processorPath;

    Compilation(String classPath, String processorPath) {
        this.classPath = classPath;
        this.processorPath = processorPath;
    }

    /**
     * Compiles everything into an empty folder.
     *
     * @return the time from the start of the process to its end
     * @throws IllegalStateException if the compilation failed, or did less than it should have
     */
    Duration run(SourceTree sources, Processing processing, Path output) throws IOException, InterruptedException {
        Path classes = Files.createDirectory(output.resolve("classes"));
        Path arguments = Files.write(output.resolve("arguments"), arguments(sources, processing, classes));
        Path log = output.resolve("log");
        ProcessBuilder javac = new ProcessBuilder(JAVAC.toString(), "@" + arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        long start = System.nanoTime();
        int status = javac.start().waitFor();
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        if (status != 0) {
            throw new IllegalStateException(processing.title() + " failed:\n" + Files.readString(log));
        }
        requireClasses(sources, processing, classes);
        return duration;
    }

    private List<String> arguments(SourceTree sources, Processing processing, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", classes.toString()));
        arguments.addAll(List.of("-classpath", classPath));
        if (processing.processors().isEmpty()) {
            arguments.add("-proc:none");
        } else {
            arguments.addAll(List.of("-processorpath", processorPath));
            arguments.addAll(List.of("-processor", String.join(",", processing.processors())));
        }
        sources.files().forEach(file -> arguments.add(file.toString()));
        return arguments;
    }

    private static void requireClasses(SourceTree sources, Processing processing, Path classes) {
        for (SourceTree.Source event : sources.events()) {
            for (String name : processing.classesFor(event.name())) {
                if (!Files.exists(classes.resolve(event.beside(name, ".class")))) {
                    throw new IllegalStateException(processing.title() + " made no " + name);
                }
            }
        }
    }
}
