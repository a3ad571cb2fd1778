package dev.signalbox.it.codecs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Generic and recursive records. */
public record Generics(
        Page<Point> points,
        Page<String> texts,
        Page<Page<Integer>> pages,
        Page<List<Instant>> lists,
        Pair<String, Optional<Size>> pair,
        Tree<String> tree,
        Node node,
        @Nullable Linked first) {

    /** A generic record with a nested one. */
    public record Page<T>(List<T> items, @Nullable T best, Optional<T> worst, Pair<T, String> pair) {}

    /** Two of anything. */
    public record Pair<A, B>(A first, B second, Map<String, B> more) {}

    /** A generic record that holds itself. */
    public record Tree<T>(T value, List<Tree<T>> children) {}

    /** A record that holds itself. */
    public record Node(String name, @Nullable Node parent, List<Node> children) {}

    /** Two records that hold each other. */
    public record Linked(int value, Optional<Chain> chain) {}

    /** The other. */
    public record Chain(List<Linked> links) {}
}
