package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import dev.signalbox.runtime.transport.TopicPattern;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The exchanges and queues: declared, or where an operator owns them, only looked for. What a policy makes the
 * broker take out of a queue of ours goes to its dead letters, and from there to a queue that counts nothing:
 * arguments are stronger than policies, but for numbers, of which the smaller one counts.
 */
final class Topology {

    /** Handing back and looking count as deliveries, and must never be one too many. */
    static final int DELIVERIES = 1_000_000;

    private static final String DEAD_LETTERS = "x-dead-letter-";

    private final RabbitSettings settings;
    private final Declarations declarations = new Declarations();

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

    /** A group's queue, and before it the one that the broker moves to what a policy takes out of it. */
    void queue(Channel channel, String group, TopicPattern pattern) throws IOException {
        String name = Names.queue(group, pattern);
        if (!settings.declare()) {
            channel.queueDeclarePassive(name);
            return;
        }
        letters(channel, group, pattern.toString());
        Map<String, Object> arguments = guarded(settings.quorum(), Names.letters(group, pattern.toString()));
        if (settings.singleActiveConsumer()) {
            arguments.put("x-single-active-consumer", true);
        }
        declarations.declare(channel, name, arguments);
        bind(channel, group, pattern);
    }

    /** The binding of a group's queue. */
    void bind(Channel channel, String group, TopicPattern pattern) throws IOException {
        if (settings.declare()) {
            channel.queueBind(Names.queue(group, pattern), settings.exchange(), Names.binding(pattern));
        }
    }

    /** Fails if the exchange for events is not there. */
    void lookForExchange(Channel channel) throws IOException {
        channel.exchangeDeclarePassive(settings.exchange());
    }

    /** The queue of a group's dead letters of a topic, behind its exchange. */
    void letters(Channel channel, String group, String topic) throws IOException {
        String exchange = Names.letterExchange(settings.exchange());
        String name = Names.letters(group, topic);
        if (!settings.declare()) {
            channel.exchangeDeclarePassive(exchange);
            channel.queueDeclarePassive(name);
            return;
        }
        channel.exchangeDeclare(exchange, BuiltinExchangeType.DIRECT, true);
        lookedAt(channel, name);
        channel.queueBind(name, exchange, name);
    }

    /** The queue of the records of trials, for so many at most. */
    void trials(Channel channel, String name, int most) throws IOException {
        if (!settings.declare()) {
            channel.queueDeclarePassive(name);
            return;
        }
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("x-queue-type", settings.quorum() ? "quorum" : "classic");
        arguments.put("x-max-length", most);
        if (settings.quorum()) {
            arguments.put("x-delivery-limit", DELIVERIES);
        }
        declarations.declare(channel, name, arguments);
    }

    /** The queue that names a group's topics with dead letters; returns its name. */
    String directory(Channel channel, String group) throws IOException {
        String name = Names.directory(group);
        if (settings.declare()) {
            lookedAt(channel, name);
        } else {
            channel.queueDeclarePassive(name);
        }
        return name;
    }

    private void lookedAt(Channel channel, String name) throws IOException {
        Map<String, Object> last = new HashMap<>();
        last.put("x-queue-type", "classic"); // which counts no deliveries
        last.put("x-overflow", "reject-publish");
        declarations.declare(channel, Names.kept(name), last);
        declarations.declare(channel, name, guarded(settings.quorum(), Names.kept(name)));
    }

    private static Map<String, Object> guarded(boolean quorum, String deadLetters) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("x-queue-type", quorum ? "quorum" : "classic");
        arguments.put("x-overflow", "reject-publish");
        arguments.put(DEAD_LETTERS + "exchange", "");
        arguments.put(DEAD_LETTERS + "routing-key", deadLetters);
        if (quorum) {
            arguments.put("x-delivery-limit", DELIVERIES);
            arguments.put(DEAD_LETTERS + "strategy", "at-least-once");
        }
        return arguments;
    }
}
