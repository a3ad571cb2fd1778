package dev.signalbox.kafka.internal;

import dev.signalbox.runtime.observe.QuietLog;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;

/**
 * The settings of the topics for dead letters. A broker that makes topics by itself may be faster than we are
 * when one was deleted; such a topic has the broker's retention, and is given ours. Where somebody has set others
 * that let the broker delete letters too early, that is told, once.
 */
final class LetterTopicSettings {

    private static final QuietLog LOG = QuietLog.of(LetterTopicSettings.class);

    /** What a dead letter may be larger than its message: it has headers of its own. */
    private static final int LETTER_OVERHEAD = 64 * 1024;

    private static final long FOR_EVER = -1;

    private final TopicClient client;
    private final String transport;
    private final KafkaSettings settings;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** The topics that were looked at, by their names: one that was made anew has another id. */
    private final ConcurrentMap<String, Uuid> seen = new ConcurrentHashMap<>();

    LetterTopicSettings(TopicClient client, String transport, KafkaSettings settings) {
        this.client = client;
        this.transport = transport;
        this.settings = settings;
    }

    /** Those of a topic for letters, or for what has become of them, whose messages are at most so many bytes large. */
    Map<String, String> forMessagesOf(LetterTopics topics, String name, long largest) {
        return Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention(topics, name)),
                TopicConfig.RETENTION_BYTES_CONFIG,
                Long.toString(FOR_EVER),
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Long.toString(Math.min(Integer.MAX_VALUE, largest + LETTER_OVERHEAD)));
    }

    /** What has become of a letter is remembered longer than the letter, or it would be there again. */
    private long retention(LetterTopics topics, String name) {
        return name.equals(topics.returns()) ? settings.returnsRetentionMillis() : settings.letterRetentionMillis();
    }

    /**
     * Sees to it, once for each topic that there ever is, that letters do not go with the broker's retention. A
     * retention that somebody has set on the topic itself stays.
     *
     * @return completes normally even if nothing can be done about it, which is logged
     */
    CompletableFuture<Void> keep(LetterTopics topics, String name, Uuid id) {
        if (id.equals(seen.get(name))) {
            return CompletableFuture.completedFuture(null);
        }
        return client.config(name)
                .thenCompose(found -> hasRetention(found) ? checked(topics, name, found) : set(topics, name, found))
                .handle((nothing, failure) -> {
                    Throwable cause = failure == null ? null : KafkaFailures.unwrap(failure);
                    if (!(cause instanceof RetriableException)) {
                        seen.put(name, id);
                    }
                    if (cause != null) {
                        LOG.warn(
                                "Whether {} on {} keeps dead letters cannot be seen to ({}): see that its"
                                        + " retention.ms is set, to -1 or to as long as they are wanted",
                                name,
                                transport,
                                cause.getMessage());
                    }
                    return null;
                });
    }

    private CompletableFuture<Void> set(LetterTopics topics, String name, Config found) {
        String retention = value(found, TopicConfig.RETENTION_MS_CONFIG);
        if (!settings.createTopics()) {
            LOG.warn(
                    "The topic {} on {} has no retention.ms of its own: dead letters in it are deleted after the"
                            + " broker's {} ms. Set it to -1, or to as long as they are wanted",
                    name,
                    transport,
                    retention);
            return CompletableFuture.completedFuture(null);
        }
        LOG.warn(
                "The topic {} on {} was not made by Signalbox, and would delete dead letters after the broker's {} ms:"
                        + " its retention.ms is set to {}",
                name,
                transport,
                retention,
                retention(topics, name));
        long largest = Long.parseLong(value(found, TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
        return client.set(name, forMessagesOf(topics, name, largest));
    }

    private CompletableFuture<Void> checked(LetterTopics topics, String name, Config config) {
        checkAtLeast(topics, name, config, TopicConfig.RETENTION_MS_CONFIG, retention(topics, name));
        checkAtLeast(topics, name, config, TopicConfig.RETENTION_BYTES_CONFIG, FOR_EVER);
        String policy = value(config, TopicConfig.CLEANUP_POLICY_CONFIG);
        if (policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            tell(topics, name, TopicConfig.CLEANUP_POLICY_CONFIG, policy, TopicConfig.CLEANUP_POLICY_DELETE);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void checkAtLeast(LetterTopics topics, String name, Config config, String setting, long wanted) {
        String found = value(config, setting);
        long value = Long.parseLong(found);
        if (value >= 0 && (wanted < 0 || value < wanted)) {
            tell(topics, name, setting, found, Long.toString(wanted));
        }
    }

    private void tell(LetterTopics topics, String name, String setting, String found, String wanted) {
        if (told.add(name + " " + setting)) {
            LOG.warn(
                    "The broker may delete dead letters of {} in the group {}, or what has become of them, too early:"
                            + " {} has {}={}. Set {}={} there, or tell the transport how long they are to stay"
                            + " (deadLetterRetention)",
                    topics.topic(),
                    topics.group(),
                    name,
                    setting,
                    found,
                    setting,
                    wanted);
        }
    }

    private static boolean hasRetention(Config found) {
        return Optional.ofNullable(found.get(TopicConfig.RETENTION_MS_CONFIG))
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .isPresent();
    }

    private static String value(Config found, String name) {
        return Objects.requireNonNull(found.get(name), name).value();
    }
}
