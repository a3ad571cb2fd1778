package dev.signalbox.runtime;

import dev.signalbox.ConfigurationException;
import dev.signalbox.runtime.SignalboxOptions.Routed;
import dev.signalbox.runtime.emit.Destination;
import dev.signalbox.runtime.receive.Sources;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.wire.WireFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which transport and which wire format serves a topic. */
final class Topology implements Sources, Destination.Finder {

    private final SignalboxOptions options;
    private final Connections connections;

    Topology(SignalboxOptions options, Connections connections) {
        this.options = options;
        this.connections = connections;
    }

    @Override
    public Destination of(String topic) {
        Transport transport = transportOf(topic);
        TransportConnection connection = connections.of(transport);
        return new Destination(transport, connection.publisher(), wireFormat(topic));
    }

    @Override
    public List<Source> reading(TopicPattern pattern) {
        List<Source> sources = new ArrayList<>();
        for (Transport transport : transportsOf(pattern)) {
            sources.add(new Source(transport.name(), connections.of(transport)));
        }
        return sources;
    }

    @Override
    public void check(TopicPattern pattern, String group) {
        Set<Transport> transports = transportsOf(pattern);
        if (transports.isEmpty()) {
            throw noTransport(pattern.toString());
        }
        for (Transport transport : transports) {
            transport.checkSubscription(pattern, group);
        }
    }

    /**
     * Checks a topic that events are emitted to. One with placeholders is tried with something in their
     * place, and with what the routes have there.
     *
     * @throws ConfigurationException if no transport is set for it, or one that it leads to has no such topics
     */
    void checkTopic(TopicPattern topic) {
        Set<Transport> transports = transportsOf(topic);
        if (transports.isEmpty()) {
            throw noTransport(topic.toString());
        }
        Set<String> samples = new LinkedHashSet<>();
        samples.add(TopicSamples.of(topic));
        for (Routed<Transport> route : options.transportRoutes()) {
            if (route.pattern().overlaps(topic)) {
                samples.add(TopicSamples.ofBoth(topic, route.pattern()));
            }
        }
        for (String sample : samples) {
            Transport transport = transportFor(sample);
            if (transport != null) {
                checkAt(transport, topic, sample);
            }
        }
    }

    /**
     * Checks the patterns of the options.
     *
     * @throws ConfigurationException if one leads to transports none of which has such topics
     */
    void checkPatterns() {
        for (Routed<Transport> route : options.transportRoutes()) {
            checkAt(route.use(), route.pattern(), TopicSamples.of(route.pattern()));
        }
        for (Routed<WireFormat> format : options.wireFormatRoutes()) {
            checkSomewhere(format.pattern());
        }
    }

    private void checkSomewhere(TopicPattern pattern) {
        ConfigurationException refused = null;
        for (Transport transport : transportsOf(pattern)) {
            try {
                checkAt(transport, pattern, TopicSamples.of(pattern));
                return;
            } catch (ConfigurationException notThere) {
                refused = notThere;
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    /** The user finds the topic as it was written, and what it was tried as. */
    private static void checkAt(Transport transport, TopicPattern topic, String sample) {
        try {
            transport.checkTopic(sample);
        } catch (ConfigurationException refused) {
            if (topic.exact()) {
                throw refused;
            }
            throw new ConfigurationException(
                    "The topic '" + topic + "' leads to " + transport.name()
                            + ", which has no such topics. Tried with '" + sample + "': " + refused.getMessage(),
                    refused);
        }
    }

    @Override
    public WireFormat wireFormat(String topic) {
        WireFormat routed = firstMatch(options.wireFormatRoutes(), topic);
        return routed != null ? routed : options.wireFormat();
    }

    private Transport transportOf(String topic) {
        Transport transport = transportFor(topic);
        if (transport == null) {
            throw noTransport(topic);
        }
        return transport;
    }

    private @Nullable Transport transportFor(String topic) {
        Transport routed = firstMatch(options.transportRoutes(), topic);
        return routed != null ? routed : options.transport();
    }

    private Set<Transport> transportsOf(TopicPattern pattern) {
        Set<Transport> transports = new LinkedHashSet<>();
        if (pattern.exact()) {
            add(transports, transportFor(pattern.toString()));
            return transports;
        }
        for (Routed<Transport> route : options.transportRoutes()) {
            if (route.pattern().overlaps(pattern)) {
                transports.add(route.use());
            }
            if (TopicSamples.covers(route.pattern(), pattern)) {
                return transports; // nothing is left for those behind it
            }
        }
        add(transports, options.transport());
        return transports;
    }

    private static void add(Set<Transport> transports, @Nullable Transport transport) {
        if (transport != null) {
            transports.add(transport);
        }
    }

    private static <T> @Nullable T firstMatch(List<Routed<T>> routes, String topic) {
        for (Routed<T> route : routes) {
            if (route.pattern().matches(topic)) {
                return route.use();
            }
        }
        return null;
    }

    private static ConfigurationException noTransport(String topic) {
        return new ConfigurationException("No transport is set for the topic '" + topic
                + "': set one with transport(...) for all topics, or with route(...) for some");
    }
}
