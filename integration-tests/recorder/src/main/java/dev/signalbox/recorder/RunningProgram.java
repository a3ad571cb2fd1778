package dev.signalbox.recorder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, whose output goes to a file. */
public final class RunningProgram implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final Process process;
    private final Path output;

    private RunningProgram(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a program; errors go to the same file. */
    public static RunningProgram start(Path output, List<String> command) {
        try {
            Files.createDirectories(output.resolveSibling(""));
            return new RunningProgram(
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
}
