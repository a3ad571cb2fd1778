package dev.signalbox.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own. */
public final class WorkerProcess implements AutoCloseable {

    private final Process process;
    private final Path journal;

    private WorkerProcess(Process process, Path journal) {
        this.process = process;
        this.journal = journal;
    }

    /**
     * Starts one whose journal and output go to a folder.
     *
     * @param program is told the broker, the group, and where the journal is
     */
    public static WorkerProcess start(Class<?> program, String address, String group, Path folder, int number) {
        return start(256, program, address, group, folder, number);
    }

    /**
     * The same, with a heap of another size.
     *
     * @param heap in MiB
     */
    public static WorkerProcess start(
            int heap, Class<?> program, String address, String group, Path folder, int number) {
        Path journal = folder.resolve("journal-" + number);
        try {
            return new WorkerProcess(
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx" + heap + "m",
                                    "-XX:+UseSerialGC",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    program.getName(),
                                    address,
                                    group,
                                    journal.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("output-" + number).toFile())
                            .start(),
                    journal);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What it has written so far. */
    public List<Line> lines() {
        return Line.read(journal);
    }

    /** Waits until so many attempts have begun. */
    public void awaitBegins(int count) {
        Await.until(() -> count + " attempts in " + journal + "; it has " + lines().size() + " lines", () -> {
            if (!process.isAlive()) {
                throw new AssertionError("The worker of " + journal + " has ended");
            }
            return lines().stream().filter(Line::isBegin).count() >= count;
        });
    }

    /** Whether it has not ended yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Stops it in the middle of what it does, its connections open, until {@link #thaw()}. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets it go on after {@link #freeze()}. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its number among the processes of the machine. */
    public long pid() {
        return process.pid();
    }

    /** Where it writes what it does. */
    public Path journal() {
        return journal;
    }

    /** SIGTERM; returns after how many milliseconds the process had ended. */
    public long terminate() {
        long begin = System.nanoTime();
        process.destroy();
        awaitEnd();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        kill();
    }

    /** Waits until it has ended, by itself or because it was told to. */
    public void awaitEnd() {
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("The worker of " + journal + " does not end");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
