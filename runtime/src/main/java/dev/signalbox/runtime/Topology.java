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
        return new Destination(
                transport.name(), transport.attributePrefix(), connection.publisher(), wireFormat(topic));
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

    /** Checks a topic that events are emitted to; one with placeholders can be checked only when they are filled. */
    void checkTopic(TopicPattern topic) {
        if (topic.exact()) {
            transportOf(topic.toString()).checkTopic(topic.toString());
        } else if (transportsOf(topic).isEmpty()) {
            throw noTransport(topic.toString());
        }
    }

    @Override
    public WireFormat wireFormat(String topic) {
        WireFormat routed = firstMatch(options.wireFormatRoutes(), topic);
        return routed != null ? routed : options.wireFormat();
    }

    private Transport transportOf(String topic) {
        Transport routed = firstMatch(options.transportRoutes(), topic);
        Transport transport = routed != null ? routed : options.transport();
        if (transport == null) {
            throw noTransport(topic);
        }
        return transport;
    }

    private Set<Transport> transportsOf(TopicPattern pattern) {
        Set<Transport> transports = new LinkedHashSet<>();
        if (pattern.exact()) {
            Transport routed = firstMatch(options.transportRoutes(), pattern.toString());
            add(transports, routed != null ? routed : options.transport());
            return transports;
        }
        for (Routed<Transport> route : options.transportRoutes()) {
            if (route.pattern().overlaps(pattern)) {
                transports.add(route.use());
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
