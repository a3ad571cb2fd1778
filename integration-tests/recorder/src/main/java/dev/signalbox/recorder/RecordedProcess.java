package dev.signalbox.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, with the agent and the class path of the one that starts it. */
public final class RecordedProcess implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Process process;
    private final Path output;

    private RecordedProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts a program whose record goes to a file, and its output to one beside it.
     *
     * @param options of the JVM
     */
    public static RecordedProcess start(Path record, List<String> options, Class<?> program, String... arguments) {
        Path output = record.resolveSibling(record.getFileName() + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + agent() + "=" + record);
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        try {
            Files.createDirectories(record.resolveSibling(""));
            return new RecordedProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until it has printed so many lines with this in them. */
    public void awaitLines(int count, String part) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (lines().stream().filter(line -> line.contains(part)).count() < count) {
            if (!process.isAlive() || System.nanoTime() - deadline > 0) {
                throw new AssertionError("Not " + count + " lines with '" + part + "': " + lines());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Waits until it has ended by itself, without an error. */
    public void awaitEnd() {
        if (!ends() || process.exitValue() != 0) {
            throw new AssertionError("It has failed, or does not end: " + lines());
        }
    }

    /** Asks it to end, with SIGTERM, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        if (!ends()) {
            process.destroyForcibly();
            throw new AssertionError("It does not end: " + lines());
        }
    }

    private boolean ends() {
        try {
            return process.waitFor(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Beside our classes or our jar, in the module's target. */
    private static Path agent() {
        try {
            Path classes = Path.of(RecordedProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling("agent").resolve("recorder-agent.jar");
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
