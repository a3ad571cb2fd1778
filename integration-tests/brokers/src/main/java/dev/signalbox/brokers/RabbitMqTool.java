package dev.signalbox.brokers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The scripts of the installed server, and what they print. */
final class RabbitMqTool {

    private static final long PATIENCE_SECONDS = 60;
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/lib/rabbitmq/lib"), Path.of("/opt/rabbitmq"), Path.of("/usr/local/opt/rabbitmq"));

    private RabbitMqTool() {}

    /** The server's own scripts: those on the PATH change the user. */
    static Path scripts() {
        for (Path place : PLACES) {
            try (Stream<Path> files = Files.isDirectory(place) ? Files.walk(place, 3) : Stream.empty()) {
                Optional<Path> found = files.filter(file -> file.endsWith("sbin/rabbitmq-server"))
                        .map(file -> file.resolveSibling(""))
                        .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        throw new IllegalStateException(
                "The tests need a RabbitMQ server: apt-get install rabbitmq-server (./check does it)");
    }

    /**
     * Runs a tool to its end; what it prints.
     *
     * @throws UncheckedIOException if it fails, or has not ended after a minute
     */
    static String run(ProcessBuilder tool, List<String> arguments) {
        tool.command().addAll(arguments);
        try {
            Process process = tool.redirectOutput(ProcessBuilder.Redirect.PIPE).start();
            endLater(process);
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", tool.command()) + " failed: " + said);
            }
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a tool of RabbitMQ ran", interrupted);
        }
    }

    /** A node that does not answer must not hold up those who ask it. */
    private static void endLater(Process process) {
        Thread watch = new Thread(
                () -> {
                    try {
                        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                            process.descendants().forEach(ProcessHandle::destroyForcibly);
                            process.destroyForcibly();
                        }
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                },
                "rabbitmq-tool");
        watch.setDaemon(true);
        watch.start();
    }
}
