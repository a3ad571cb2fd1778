package dev.signalbox.runtime.memory;

import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.runtime.transport.TransportSubscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** A box as the transport sees it: takes messages while it has room, and settles them when a test says so. */
final class Member implements MessageReceiver {

    private final TransportConnection connection;
    private final TransportSubscription subscription;
    private final List<String> seen = new ArrayList<>();
    private final List<InboundMessage> messages = new ArrayList<>();
    private final Deque<Settlement> open = new ArrayDeque<>();
    private int room = Integer.MAX_VALUE;

    Member(Transport transport, String group, String... topics) {
        this.connection = transport.open(new ConnectionSettings(group, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        this.subscription = connection.subscribe(spec(group, topics), this).join();
    }

    static Member started(Transport transport, String group, String... topics) {
        Member member = new Member(transport, group, topics);
        member.subscription.resume();
        return member;
    }

    static SubscriptionSpec spec(String group, String... topics) {
        return new SubscriptionSpec(
                group, Stream.of(topics).map(TopicPattern::of).toList(), 1_000);
    }

    @Override
    public synchronized boolean offer(InboundMessage message, Settlement settlement) {
        if (room == 0) {
            return false;
        }
        room--;
        seen.add(new String(message.payload(), StandardCharsets.UTF_8));
        messages.add(message);
        open.add(settlement);
        return true;
    }

    /** What it was offered, in order. */
    synchronized List<String> seen() {
        return List.copyOf(seen);
    }

    synchronized List<InboundMessage> messages() {
        return List.copyOf(messages);
    }

    synchronized Member room(int room) {
        this.room = room;
        return this;
    }

    synchronized Settlement nextOpen() {
        return open.remove();
    }

    void ackAll() {
        while (true) {
            Settlement next;
            synchronized (this) {
                if (open.isEmpty()) {
                    return;
                }
                next = open.remove();
            }
            next.ack();
        }
    }

    TransportSubscription subscription() {
        return subscription;
    }

    TransportConnection connection() {
        return connection;
    }
}
