package dev.signalbox.it.rabbitmq;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How often handlers have seen what. Safe for use by many threads. */
final class Sightings {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    void add(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    int count(String what) {
        return counts.getOrDefault(what, 0);
    }

    Set<String> names() {
        return counts.keySet();
    }

    /** How many there are, each counted once. */
    int different() {
        return counts.size();
    }

    /** How many there are, each as often as it was seen. */
    int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return different() + " different ones, " + all() + " in all";
    }
}
