package dev.signalbox.benchmarks.kafka;

import dev.signalbox.benchmarks.broker.Rival;
import dev.signalbox.brokers.KafkaBroker;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Confluent's parallel consumer, by key. It stands still with newer clients, so that it runs in a process of
 * its own with the client of the broker's version.
 */
final class ParallelConsumer implements Rival {

    private final Process process;
    private final BufferedReader answers;
    private final int divisor;

    /**
     * Starts the process.
     *
     * @param divisor by which its share of the messages is smaller
     */
    ParallelConsumer(String servers, int concurrency, long millis, int divisor) throws IOException {
        this.divisor = divisor;
        this.process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        olderClient() + File.pathSeparator + System.getProperty("java.class.path"),
                        ParallelConsumerProgram.class.getName(),
                        servers,
                        Integer.toString(concurrency),
                        Long.toString(millis))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return "Confluent parallel-consumer";
    }

    @Override
    public int share(int messages) {
        return messages / divisor;
    }

    @Override
    public long measure(int messages) throws IOException {
        process.getOutputStream().write((messages + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return Long.parseLong(Objects.requireNonNull(answers.readLine(), "the parallel consumer's process has ended"));
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String olderClient() {
        try (var in = Objects.requireNonNull(KafkaBroker.class.getResourceAsStream("kafka.classpath"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            return Arrays.stream(all.split(File.pathSeparator))
                    .filter(each -> new File(each).getName().startsWith("kafka-clients-"))
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
