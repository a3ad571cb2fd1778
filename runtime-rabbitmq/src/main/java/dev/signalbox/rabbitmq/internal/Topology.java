package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import dev.signalbox.runtime.transport.TopicPattern;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The exchanges and queues: declared, or where an operator owns them, only looked for. */
final class Topology {

    /** Looking at dead letters counts as a delivery, and must never be one too many. */
    private static final int LOOKS = 1_000_000;

    private final RabbitSettings settings;

    Topology(RabbitSettings settings) {
        this.settings = settings;
    }

    /** The exchange that events go to. */
    void exchange(Channel channel) throws IOException {
        if (settings.declare()) {
            channel.exchangeDeclare(settings.exchange(), settings.exchangeType(), true);
        } else {
            channel.exchangeDeclarePassive(settings.exchange());
        }
    }

    /** A group's queue. */
    void queue(Channel channel, String group, TopicPattern pattern) throws IOException {
        String name = Names.queue(group, pattern);
        Map<String, Object> arguments = arguments();
        if (settings.singleActiveConsumer()) {
            arguments.put("x-single-active-consumer", true);
        }
        declare(channel, name, arguments);
        if (settings.declare()) {
            channel.queueBind(name, settings.exchange(), Names.binding(pattern));
        }
    }

    /** The queue of a group's dead letters of a topic, behind its exchange. */
    void letters(Channel channel, String group, String topic) throws IOException {
        String exchange = Names.letterExchange(settings.exchange());
        String name = Names.letters(group, topic);
        if (settings.declare()) {
            channel.exchangeDeclare(exchange, BuiltinExchangeType.DIRECT, true);
        } else {
            channel.exchangeDeclarePassive(exchange);
        }
        declare(channel, name, lookedAt());
        if (settings.declare()) {
            channel.queueBind(name, exchange, name);
        }
    }

    /** The queue that names a group's topics with dead letters; returns its name. */
    String directory(Channel channel, String group) throws IOException {
        String name = Names.directory(group);
        declare(channel, name, lookedAt());
        return name;
    }

    private void declare(Channel channel, String name, Map<String, Object> arguments) throws IOException {
        if (settings.declare()) {
            channel.queueDeclare(name, true, false, false, arguments);
        } else {
            channel.queueDeclarePassive(name);
        }
    }

    private Map<String, Object> lookedAt() {
        Map<String, Object> arguments = arguments();
        if (settings.quorum()) {
            arguments.put("x-delivery-limit", LOOKS);
        }
        return arguments;
    }

    private Map<String, Object> arguments() {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("x-queue-type", settings.quorum() ? "quorum" : "classic");
        return arguments;
    }
}
