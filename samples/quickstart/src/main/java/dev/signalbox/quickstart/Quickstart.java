package dev.signalbox.quickstart;

import dev.signalbox.quickstart.report.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The program: {@code Quickstart FILE}, or {@code -} for standard input. Its exit status is 0 when
 * every line has been dealt with, 2 when it was called wrongly or there is no such file, and 1 when
 * something else went wrong.
 */
public final class Quickstart {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    /** A program with its streams. */
    Quickstart(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        int status = new Quickstart(System.in, System.out, System.err).run(args);
        if (status != OK) {
            System.exit(status);
        }
    }

    /** Runs the program and returns its exit status. */
    int run(String... args) {
        if (args.length == 0) {
            err.println(
                    "Usage: quickstart FILE     a file of order events, one JSON object a line; - is standard input");
            return MISUSED;
        }
        String name = String.join(" ", args); // Maven's exec.args cuts a name with a space into pieces
        if (name.equals("-")) {
            return run("standard input", in);
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            err.println("There is no file to read at " + file.toAbsolutePath());
            return MISUSED;
        }
        try (InputStream lines = Files.newInputStream(file)) {
            return run(file.toString(), lines);
        } catch (IOException unreadable) {
            return failed(file.toString(), unreadable);
        }
    }

    private int run(String name, InputStream lines) {
        out.println("Order events from " + Printable.of(name));
        Shop shop = DaggerShop.create();
        try {
            new QuickstartRun(shop, out).run(lines);
            return OK;
        } catch (IOException | IllegalStateException failure) {
            return failed(name, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return failed(name, interrupted);
        }
    }

    private int failed(String name, Exception failure) {
        err.println("Cannot go on with " + name + ": " + failure);
        return FAILED;
    }
}
