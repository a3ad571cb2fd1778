package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.BuiltinExchangeType;
import dev.signalbox.ConfigurationException;
import dev.signalbox.runtime.transport.TopicPattern;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What exchanges, queues and routing keys are called. */
public final class Names {

    /** AMQP's short strings. */
    private static final int LONGEST = 255;

    private Names() {}

    /** The queue of a group for what it reads. */
    static String queue(String group, TopicPattern pattern) {
        return group + "." + pattern;
    }

    /** The queue of a group's dead letters of a topic. */
    static String letters(String group, String topic) {
        return group + "." + topic + ".dlq";
    }

    /**
     * The queue of what the broker moves out of a queue of dead letters, because a policy limits them.
     *
     * @param queue the one that it comes from
     */
    static String kept(String queue) {
        return fitting(queue, ".kept");
    }

    /** The queue that is declared by who looks at a queue. */
    static String lock(String queue) {
        return fitting(queue, ".lock");
    }

    /** The queue of the records of messages that are tried alone, beside a group's queue. */
    static String trials(String queue) {
        return queue + ".dlq.trial";
    }

    /** The queue that names the topics of which a group has dead letters: the broker does not tell. */
    static String directory(String group) {
        return group + ".dlq";
    }

    /** The exchange before dead letters. */
    static String letterExchange(String exchange) {
        return exchange + ".dlx";
    }

    /** What a queue is bound with. */
    static String binding(TopicPattern pattern) {
        StringBuilder text = new StringBuilder();
        for (TopicPattern.Segment segment : pattern.segments()) {
            if (segment.separator() != 0) {
                text.append(segment.separator());
            }
            switch (segment.step()) {
                case LITERAL -> text.append(segment.text());
                case ANY, CAPTURE -> text.append('*');
                case REST -> text.append('#');
            }
        }
        return text.toString();
    }

    /**
     * Checks a topic that is emitted to.
     *
     * @throws ConfigurationException if it is too long for a routing key
     */
    public static void check(String topic) {
        checkLength(topic, "topic", topic);
    }

    /**
     * Checks the name of the exchange for events.
     *
     * @throws ConfigurationException if it is too long, or that of the one for dead letters
     */
    public static void checkExchange(String exchange) {
        checkLength(letterExchange(exchange), "exchange", exchange);
    }

    /**
     * Checks what a group reads.
     *
     * @throws ConfigurationException if the exchange cannot select it, or a name is too long
     */
    public static void check(TopicPattern pattern, String group, BuiltinExchangeType type) {
        checkLength(letters(group, pattern.toString()), "topic", pattern.toString());
        if (pattern.exact()) {
            return;
        }
        if (type == BuiltinExchangeType.DIRECT) {
            throw new ConfigurationException("The pattern '" + pattern
                    + "' cannot be read from a direct exchange, which knows whole topics only: use ExchangeType.TOPIC");
        }
        for (TopicPattern.Segment segment : pattern.segments()) {
            if (segment.separator() != 0 && segment.separator() != '.' && type == BuiltinExchangeType.TOPIC) {
                throw new ConfigurationException("The pattern '" + pattern + "' has a '" + segment.separator()
                        + "': RabbitMQ's patterns know segments between dots only");
            }
        }
    }

    /** Names that would be too long have a hash instead of their end. */
    private static String fitting(String name, String end) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length + end.length() <= LONGEST) {
            return name + end;
        }
        String hash = UUID.nameUUIDFromBytes(bytes).toString();
        int most = LONGEST - end.length() - hash.length() - 1;
        int length = name.length();
        while (name.substring(0, length).getBytes(StandardCharsets.UTF_8).length > most) {
            length--;
        }
        int whole = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
        return name.substring(0, whole) + "." + hash + end;
    }

    private static void checkLength(String name, String what, String given) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new ConfigurationException("The " + what + " '" + given + "' is too long for RabbitMQ: the name "
                    + name + " has " + length + " bytes, and " + LONGEST + " are allowed");
        }
    }
}
