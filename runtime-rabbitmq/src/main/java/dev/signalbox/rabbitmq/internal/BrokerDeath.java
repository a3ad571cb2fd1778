package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the broker wrote when it moved a message out of a queue, because of a limit that a policy sets, or a time
 * to live.
 *
 * @param queue the queue that it was in
 * @param reason the broker's word: {@code delivery_limit}, {@code expired}, {@code maxlen} or {@code rejected}
 * @param exchange where it had been published
 * @param routingKeys with what; copies included
 * @param at when it was moved
 */
@SuppressWarnings("JavaUtilDate") // the client's type for AMQP's timestamps
record BrokerDeath(
        String queue,
        String reason,
        String exchange,
        List<String> routingKeys,
        Instant at,
        @Nullable String expiration) {

    private static final String DEATHS = "x-death";
    private static final String FIRST = "x-first-death-";
    private static final String LAST = "x-last-death-";
    private static final String COPIES = "CC";

    BrokerDeath {
        routingKeys = List.copyOf(routingKeys);
    }

    /** The last one that a message has seen in a group's queues. */
    static Optional<BrokerDeath> last(BasicProperties properties, String group) {
        List<?> deaths = deaths(properties);
        return deaths.isEmpty() || !(deaths.get(0) instanceof Map<?, ?> last) || !isOf(group, last)
                ? Optional.empty()
                : Optional.of(read(last));
    }

    /** The topic that the message was published to; empty where it came again, from the dead letters. */
    Optional<String> topic() {
        return exchange.isEmpty() || routingKeys.isEmpty() ? Optional.empty() : Optional.of(routingKeys.get(0));
    }

    /** What it means, and what to do. */
    String told() {
        return switch (reason) {
            case "delivery_limit" ->
                "it was delivered more often than a policy (delivery-limit) allows. Take the policy away from our"
                        + " queues, or raise its limit: their own is " + Topology.DELIVERIES;
            case "expired" ->
                "its time to live was over, which a policy (message-ttl) or its publisher (expiration) has set. Take"
                        + " the policy away from our queues";
            case "maxlen" ->
                "the queue was longer than a policy (max-length, max-length-bytes) allows. Take the policy away from"
                        + " our queues";
            default -> "somebody has rejected it (" + reason + ")";
        };
    }

    /** The message's properties as they were before. */
    static BasicProperties undone(BasicProperties properties, String group) {
        Optional<BrokerDeath> last = last(properties, group);
        if (last.isEmpty() || properties.getHeaders() == null) {
            return properties;
        }
        Map<String, Object> table = new LinkedHashMap<>(properties.getHeaders());
        List<Object> before = new ArrayList<>(deaths(properties));
        before.removeIf(each -> each instanceof Map<?, ?> death && isOf(group, death));
        if (before.isEmpty()) {
            table.remove(DEATHS);
        } else {
            table.put(DEATHS, before);
        }
        removeOurs(table, FIRST, group);
        removeOurs(table, LAST, group);
        List<String> keys = last.get().routingKeys();
        if (keys.size() > 1) { // the broker has taken the header away, so that there are no copies of letters
            table.putIfAbsent(COPIES, keys.subList(1, keys.size()));
        }
        BasicProperties.Builder undone = properties.builder().headers(table);
        return last.get().expiration() == null
                ? undone.build()
                : undone.expiration(last.get().expiration()).build();
    }

    private static void removeOurs(Map<String, Object> table, String beginning, String group) {
        if (AmqpText.of(table.get(beginning + "queue")).startsWith(group + ".")) {
            table.keySet().removeIf(name -> name.startsWith(beginning));
        }
    }

    private static List<?> deaths(BasicProperties properties) {
        Map<String, Object> table = properties.getHeaders();
        return table != null && table.get(DEATHS) instanceof List<?> deaths ? deaths : List.of();
    }

    private static boolean isOf(String group, Map<?, ?> death) {
        return AmqpText.of(death.get("queue")).startsWith(group + ".");
    }

    private static BrokerDeath read(Map<?, ?> death) {
        List<String> keys = death.get("routing-keys") instanceof List<?> list
                ? list.stream().map(AmqpText::of).toList()
                : List.of();
        return new BrokerDeath(
                AmqpText.of(death.get("queue")),
                AmqpText.of(death.get("reason")),
                AmqpText.of(death.get("exchange")),
                keys,
                death.get("time") instanceof Date time ? time.toInstant() : Instant.EPOCH,
                death.get("original-expiration") == null ? null : AmqpText.of(death.get("original-expiration")));
    }
}
