package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.transport.TopicPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says which handlers of a group a message goes to, by topic and type. Immutable but for what it
 * remembers; when handlers come or go, another one takes its place.
 */
final class GroupRoutes {

    static final GroupRoutes NONE = new GroupRoutes(List.of());

    /** Strangers may send any number of topics and types: more than this are looked up anew each time. */
    private static final int REMEMBERED = 4_096;

    private final List<Reading> readings;
    private final Map<Address, List<Target>> remembered = new ConcurrentHashMap<>();

    /** Compared by hand: what javac would leave to the first call is linked then, in the way of the first event. */
    private record Address(
            String topic, String type, @Nullable TopicPattern through) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Address address
                    && topic.equals(address.topic)
                    && type.equals(address.type)
                    && Objects.equals(through, address.through);
        }

        @Override
        public int hashCode() {
            return 31 * topic.hashCode() + type.hashCode();
        }
    }

    /** Routes for these readings, whose order is that of the targets. */
    GroupRoutes(Collection<Reading> readings) {
        this.readings = List.copyOf(readings);
    }

    /** The topics and patterns that the group reads, sorted, each once. */
    List<TopicPattern> patterns() {
        Set<TopicPattern> patterns = new TreeSet<>();
        for (Reading reading : readings) {
            patterns.add(reading.pattern());
        }
        return List.copyOf(patterns);
    }

    /** The handlers of a message, each once. */
    List<Target> targets(String topic, String type, @Nullable TopicPattern through) {
        Address address = new Address(topic, type, through);
        List<Target> targets = remembered.get(address);
        if (targets == null) {
            targets = find(address);
            if (remembered.size() < REMEMBERED) {
                remembered.put(address, targets);
            }
        }
        return targets;
    }

    private List<Target> find(Address address) {
        Map<String, Reading> chosen = new LinkedHashMap<>();
        for (Reading reading : readings) {
            if (reading.takes(address.topic(), address.type(), address.through())) {
                chosen.merge(reading.handler().id(), reading, (one, other) -> nearer(one, other, address.topic()));
            }
        }
        List<Target> targets = new ArrayList<>(chosen.size());
        for (Reading reading : chosen.values()) {
            targets.add(new Target(
                    reading.handler(), reading.type(), reading.pattern().capturesOf(address.topic())));
        }
        return List.copyOf(targets);
    }

    /** Of two events of one type name, the one at home on the topic; else the first by class name. */
    private static Reading nearer(Reading one, Reading other, String topic) {
        boolean oneAtHome = one.home().matches(topic);
        if (oneAtHome != other.home().matches(topic)) {
            return oneAtHome ? one : other;
        }
        return one.className().compareTo(other.className()) <= 0 ? one : other;
    }
}
