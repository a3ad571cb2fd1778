package dev.signalbox.kafka.internal;

import dev.signalbox.ConfigurationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of the three clients, as a user gives them. */
public final class ClientProperties {

    private static final Map<String, String> OURS = Map.of(
            "bootstrap.servers", "it is what KafkaTransport.builder is called with",
            "key.serializer", "keys and payloads are bytes here; formats are the box's wireFormat and payloadFormat",
            "value.serializer", "keys and payloads are bytes here; formats are the box's wireFormat and payloadFormat",
            "key.deserializer", "keys and payloads are bytes here; formats are the box's wireFormat and payloadFormat",
            "value.deserializer",
                    "keys and payloads are bytes here; formats are the box's wireFormat and payloadFormat",
            "group.id", "it is the group of the handler",
            "enable.auto.commit", "only what is done is committed",
            "acks", "an emit is confirmed by all replicas that are in sync",
            "enable.idempotence", "the order of a key is kept when the producer tries again",
            "transactional.id", "emits are no transactions");

    private final Map<String, Object> producer = new HashMap<>();
    private final Map<String, Object> consumer = new HashMap<>();
    private final Map<String, Object> admin = new HashMap<>();

    /** For those clients that know it; for all, if none does. */
    public void set(String name, Object value) {
        Objects.requireNonNull(value, name);
        String reason = OURS.get(name);
        if (reason != null) {
            throw new ConfigurationException("Kafka's setting " + name + " cannot be set: " + reason);
        }
        boolean unknown = !knows(ProducerConfig.configNames(), name)
                && !knows(ConsumerConfig.configNames(), name)
                && !knows(AdminClientConfig.configNames(), name);
        put(producer, unknown || knows(ProducerConfig.configNames(), name), name, value);
        put(consumer, unknown || knows(ConsumerConfig.configNames(), name), name, value);
        put(admin, unknown || knows(AdminClientConfig.configNames(), name), name, value);
    }

    /** Those for producers. */
    public Map<String, Object> producer() {
        return Map.copyOf(producer);
    }

    /** Those for consumers. */
    public Map<String, Object> consumer() {
        return Map.copyOf(consumer);
    }

    /** Those for admin clients. */
    public Map<String, Object> admin() {
        return Map.copyOf(admin);
    }

    private static boolean knows(Set<String> names, String name) {
        return names.contains(name);
    }

    private static void put(Map<String, Object> settings, boolean applies, String name, Object value) {
        if (applies) {
            settings.put(name, value);
        }
    }
}
