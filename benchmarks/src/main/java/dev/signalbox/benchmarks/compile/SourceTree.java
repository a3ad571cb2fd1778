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

    private static final String ROOT = "shop";

    /** A table has a supplier for each of its handler classes, and Java allows a constructor 254. */
    private static final int EVENTS_IN_A_PACKAGE = 100;

    private final Path root;
    private final List<Source> events;

    private SourceTree(Path root, List<Source> events) {
        this.root = root;
        this.events = events;
    }

    /** A class, and where it is. */
    record Source(String folder, String name) {

        /** Where a class of the same package is. */
        Path beside(String type, String suffix) {
            return Path.of(folder, type + suffix);
        }

        private String inPackage() {
            return folder.replace('/', '.');
        }
    }

    static SourceTree write(Path root, int size) throws IOException {
        SourceTree tree = new SourceTree(
                root, IntStream.range(0, size).mapToObj(SourceTree::source).toList());
        for (Source event : tree.events) {
            tree.add(event, event.name(), event(event.name()));
            tree.add(event, event.name() + "Handler", handler(event.name()));
            tree.add(event, "Anchor", "@dev.signalbox.EventModule\ninterface Anchor {}\n");
        }
        Source graph = new Source(ROOT, "Graph");
        tree.add(graph, "Ledger", ledger());
        tree.add(graph, graph.name(), graph(tree.events));
        return tree;
    }

    List<Source> events() {
        return events;
    }

    List<Path> files() throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Source source(int number) {
        return new Source(ROOT + "/part" + number / EVENTS_IN_A_PACKAGE, "Event" + number);
    }

    private void add(Source beside, String type, String body) throws IOException {
        Path file = root.resolve(beside.beside(type, ".java"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package " + beside.inPackage() + ";\n\n" + body);
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
                import shop.Ledger;

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

                    public void add(int quantity) {
                        total += quantity;
                    }
                }
                """;
    }

    /** A Dagger component that hands out every handler. */
    private static String graph(List<Source> events) {
        return """
                import dagger.Component;
                import jakarta.inject.Singleton;

                @Singleton
                @Component
                interface Graph {
                %s}
                """.formatted(events.stream()
                .map(event -> "    %s.%sHandler %s();\n".formatted(event.inPackage(), event.name(), event.name()))
                .collect(Collectors.joining()));
    }
}
