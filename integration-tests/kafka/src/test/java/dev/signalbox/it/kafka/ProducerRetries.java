package dev.signalbox.it.kafka;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/** How many records the producers of this JVM had to send again, by the client's own metric. */
public final class ProducerRetries implements MetricsReporter {

    private static final Queue<KafkaMetric> totals = new ConcurrentLinkedQueue<>();

    /** Counts only the producers that are made from now on. */
    static void forget() {
        totals.clear();
    }

    static double count() {
        return totals.stream()
                .mapToDouble(metric -> (Double) metric.metricValue())
                .sum();
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        if (metric.metricName().group().equals("producer-metrics")
                && metric.metricName().name().equals("record-retry-total")) {
            totals.add(metric);
        }
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        totals.remove(metric);
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // nothing to set
    }

    @Override
    public void close() {
        // nothing to let go
    }
}
