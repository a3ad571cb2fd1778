package dev.signalbox.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Events with a handler class each, and what wires them, annotated for all the processors at once: they
 * differ in what they do with the same sources.
 */
final class SourceTree {

    static final String PACKAGE = "shop";

    private final Path folder;
    private final List<String> events;

    private SourceTree(Path folder, List<String> events) {
        this.folder = folder;
        this.events = events;
    }

    static SourceTree write(Path root, int size) throws IOException {
        Path folder = Files.createDirectories(root.resolve(PACKAGE));
        SourceTree tree = new SourceTree(
                folder, IntStream.range(0, size).mapToObj(i -> "Event" + i).toList());
        for (String event : tree.events) {
            tree.add(event, event(event));
            tree.add(event + "Handler", handler(event));
        }
        tree.add("Ledger", ledger());
        tree.add("Anchor", "@dev.signalbox.EventModule\ninterface Anchor {}\n");
        tree.add("Graph", graph(tree.events));
        return tree;
    }

    List<String> events() {
        return events;
    }

    List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void add(String type, String body) throws IOException {
        Files.writeString(folder.resolve(type + ".java"), "package " + PACKAGE + ";\n\n" + body);
    }

    private static String event(String name) {
        return """
                import dev.signalbox.Event;
                import dev.signalbox.Key;
                import io.avaje.jsonb.Json;
                import java.math.BigDecimal;
                import java.time.Instant;
                import java.util.List;
                import java.util.UUID;

                @Json
                @Event(topic = "shop_events")
                public record %s(
                    @Key UUID id, String customer, int quantity, BigDecimal price, Instant at, List<String> tags) {}
                """.formatted(name);
    }

    private static String handler(String event) {
        return """
                import dev.signalbox.Handler;
                import jakarta.inject.Inject;

                public final class %1$sHandler {
                    private final Ledger ledger;

                    @Inject
                    %1$sHandler(Ledger ledger) {
                        this.ledger = ledger;
                    }

                    @Handler
                    void handle(%1$s event) {
                        ledger.add(event.quantity());
                    }
                }
                """.formatted(event);
    }

    private static String ledger() {
        return """
                import jakarta.inject.Inject;
                import jakarta.inject.Singleton;

                @Singleton
                public final class Ledger {
                    private long total;

                    @Inject
                    Ledger() {}

                    void add(int quantity) {
                        total += quantity;
                    }
                }
                """;
    }

    /** A Dagger component that hands out every handler. */
    private static String graph(List<String> events) {
        return """
                import dagger.Component;
                import jakarta.inject.Singleton;

                @Singleton
                @Component
                interface Graph {
                %s}
                """.formatted(
                events.stream().map("    %1$sHandler %1$s();\n"::formatted).collect(Collectors.joining()));
    }
}
