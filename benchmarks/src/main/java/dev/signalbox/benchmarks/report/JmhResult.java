package dev.signalbox.benchmarks.report;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One measured case.
 *
 * @param benchmark the benchmark class, without its package
 * @param method the benchmark method
 * @param row who was measured
 * @param column on what
 * @param nanoseconds an operation
 * @param bytes allocated by an operation; NaN where the run was without {@code -prof gc}
 */
record JmhResult(String benchmark, String method, String row, String column, double nanoseconds, double bytes) {

    /** What {@code -rf json} wrote, in its order. */
    static List<JmhResult> read(Path file) {
        JsonNode results = JsonMapper.shared().readTree(file);
        return StreamSupport.stream(results.spliterator(), false)
                .map(JmhResult::of)
                .toList();
    }

    private static JmhResult of(JsonNode result) {
        String name = result.get("benchmark").asString();
        String type = name.substring(0, name.lastIndexOf('.'));
        List<String> parameters =
                result.get("params").values().stream().map(JsonNode::asString).toList();
        return new JmhResult(
                type.substring(type.lastIndexOf('.') + 1),
                name.substring(type.length() + 1),
                parameters.get(0),
                parameters.get(1),
                result.at("/primaryMetric/score").asDouble(),
                result.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble(Double.NaN));
    }
}
