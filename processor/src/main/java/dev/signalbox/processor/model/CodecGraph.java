package dev.signalbox.processor.model;

import java.util.List;

/**
 * An event or payload with everything that its codec needs.
 *
 * @param nodes the root first, then what is reached from it and has no codec yet, nearest first
 */
public record CodecGraph(List<Node> nodes) {

    /**
     * A class of the graph.
     *
     * @param model the class
     * @param path the way to it, as in {@code order.lines[]}; empty for the root
     */
    public record Node(CodecModel model, String path) {}

    public CodecGraph {
        nodes = List.copyOf(nodes);
    }

    public CodecModel root() {
        return nodes.get(0).model();
    }
}
