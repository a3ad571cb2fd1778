package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.signalbox.runtime.observe.QuietLog;
import dev.signalbox.runtime.transport.InboundMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Small messages in a queue beside a group's own, each of which says that a message is being tried alone.
 * There are few: one for each suspect that is tried now, and one for each process that did not survive its
 * suspect. By the owner of the link; it waits for the broker.
 */
final class TrialRecords {

    private static final QuietLog log = QuietLog.of(TrialRecords.class);

    private static final int PERSISTENT = 2;
    private static final int MOST = 10_000;
    private static final long AGAIN_SECONDS = 5;

    private final Link link;
    private final RabbitPublisher publisher;
    private final Topology topology;

    /** Queues that are there. */
    private final Set<String> declared = new HashSet<>();

    private @Nullable Channel channel;

    TrialRecords(Link link, RabbitPublisher publisher, Topology topology) {
        this.link = link;
        this.publisher = publisher;
        this.topology = topology;
    }

    /** What tells a message from others, whenever it comes. */
    static String fingerprint(String routingKey, @Nullable String messageId, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(routingKey.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update((messageId == null ? "" : messageId).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java has SHA-256", never);
        }
    }

    /** A name that no other record has. */
    String newName() {
        return UUID.randomUUID().toString();
    }

    /** Writes a record; completes when the broker has it. */
    CompletableFuture<Void> write(Delivery delivery, String name) {
        String queue = Names.trials(delivery.queue());
        try {
            declare(queue);
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
        BasicProperties properties = new BasicProperties.Builder()
                .deliveryMode(PERSISTENT)
                .messageId(name)
                .build();
        return publisher.publishAtOnce(queue, properties, print(delivery).getBytes(StandardCharsets.US_ASCII));
    }

    /** How many processes have ended while a message was alone in them; 0 if that is not known. */
    int deaths(Delivery delivery) {
        String print = print(delivery);
        int[] deaths = {0};
        try {
            visit(Names.trials(delivery.queue()), record -> {
                deaths[0] += text(record).equals(print) ? 1 : 0;
                return false;
            });
        } catch (IOException | RuntimeException unknown) {
            log.debug("The trials of {} could not be read", delivery.queue(), unknown);
        }
        if (deaths[0] > 0) {
            declared.add(Names.trials(delivery.queue()));
        }
        return deaths[0];
    }

    /** Takes the record of a trial away; of a message that has ended, all. */
    void remove(Delivery delivery, String name) {
        String queue = Names.trials(delivery.queue());
        String print = print(delivery);
        remove(
                queue,
                record -> name.equals(record.getProps().getMessageId())
                        || (delivery.isDone() && text(record).equals(print)));
    }

    private void remove(String queue, Predicate<GetResponse> which) {
        if (!declared.contains(queue)) {
            return; // none was written
        }
        try {
            visit(queue, which);
        } catch (Throwable failure) {
            declared.remove(queue);
            log.debug("A record could not be taken out of {}; it is tried again", queue, failure);
            link.later(
                    () -> {
                        declared.add(queue);
                        remove(queue, which);
                    },
                    AGAIN_SECONDS,
                    TimeUnit.SECONDS);
        }
    }

    private void declare(String queue) throws IOException {
        if (!declared.contains(queue)) {
            Channel channel = Channels.open(connection());
            try {
                topology.trials(channel, queue, MOST);
            } finally {
                channel.abort();
            }
            declared.add(queue);
        }
    }

    /** Looks at all records and takes away those that are chosen; the others go back. */
    private void visit(String queue, Predicate<GetResponse> taken) throws IOException {
        Channel open = channel();
        List<Long> others = new ArrayList<>();
        try {
            for (int left = MOST; left > 0; left--) {
                GetResponse each = open.basicGet(queue, false);
                if (each == null) {
                    break;
                }
                if (taken.test(each)) {
                    open.basicAck(each.getEnvelope().getDeliveryTag(), false);
                } else {
                    others.add(each.getEnvelope().getDeliveryTag());
                }
                if (each.getMessageCount() == 0) {
                    break;
                }
            }
            for (long tag : others) {
                open.basicNack(tag, false, true);
            }
        } catch (Throwable failure) {
            open.abort(); // what was looked at goes back
            throw failure;
        }
    }

    /** One for all: while there are suspects there is much to look at. */
    private Channel channel() throws IOException {
        Channel open = channel;
        if (open == null || !open.isOpen()) {
            open = Channels.open(connection());
            channel = open;
        }
        return open;
    }

    private Connection connection() throws IOException {
        Connection open = link.connection();
        if (open == null) {
            throw new IOException("the connection is lost");
        }
        return open;
    }

    private static String print(Delivery delivery) {
        Delivery.Suspicion suspicion = delivery.suspicion();
        InboundMessage message = delivery.message();
        return suspicion == null ? message.topic() : suspicion.fingerprint();
    }

    private static String text(GetResponse record) {
        return new String(record.getBody(), StandardCharsets.US_ASCII);
    }
}
