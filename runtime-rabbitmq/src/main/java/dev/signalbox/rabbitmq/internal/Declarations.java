package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Declares queues. One that an older version has made, or an older broker, lacks arguments that only guard it
 * against policies: it is used as it is, with a warning. Anything else that differs is an error.
 */
final class Declarations {

    private static final Logger LOG = LoggerFactory.getLogger(Declarations.class);

    private static final Set<String> GUARDS = Set.of(
            "x-delivery-limit",
            "x-dead-letter-exchange",
            "x-dead-letter-routing-key",
            "x-dead-letter-strategy",
            "x-overflow");

    /** The broker names the first argument that differs, or that it does not know. */
    private static final Pattern ARGUMENT = Pattern.compile("arg '([^']+)'");

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Declares a durable queue over the connection of a channel, which stays open whatever the broker says. */
    void declare(Channel of, String name, Map<String, Object> wanted) throws IOException {
        Map<String, Object> arguments = new HashMap<>(wanted);
        List<String> missing = new ArrayList<>();
        while (true) {
            Channel channel = Channels.open(of.getConnection());
            try {
                channel.queueDeclare(name, true, false, false, arguments);
                tell(name, missing);
                return;
            } catch (IOException refused) {
                String argument = argument(refused);
                if (!GUARDS.contains(argument) || arguments.remove(argument) == null) {
                    throw refused;
                }
                missing.add(argument);
            } finally {
                channel.abort();
            }
        }
    }

    private void tell(String name, List<String> missing) {
        if (!missing.isEmpty() && told.add(name)) {
            LOG.warn(
                    "The queue {} was made without, or with other, {}: it is used as it is. A policy that limits it"
                            + " (delivery-limit, message-ttl, max-length) would lose messages. To mend it, stop its"
                            + " boxes, move what is in it elsewhere (a shovel), delete it, start a box, and move the"
                            + " messages back",
                    name,
                    String.join(", ", missing));
        }
    }

    private static String argument(IOException refused) {
        if (RabbitFailures.code(refused) != AMQP.PRECONDITION_FAILED) {
            return "";
        }
        Matcher argument = ARGUMENT.matcher(RabbitFailures.said(refused));
        return argument.find() ? argument.group(1) : "";
    }
}
