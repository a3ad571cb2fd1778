package dev.signalbox.runtime.memory;

import dev.signalbox.EmitException;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.MessageReceiver;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.SubscriptionSpec;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The state that all connections of a transport share, behind one lock. Nothing foreign is called under
 * it: what a change has to tell is collected, and told afterwards.
 */
final class MemoryBroker {

    private final Object lock = new Object();
    private final int capacity;
    private final Map<String, MemoryTopic> topics = new LinkedHashMap<>();
    private final Map<String, MemoryGroup> groups = new LinkedHashMap<>();
    private final LetterShelf letters;

    MemoryBroker(int capacity) {
        this.capacity = capacity;
        this.letters = new LetterShelf(capacity);
    }

    /** Puts a message into its topic, now or when there is room; completes the future then. */
    CompletableFuture<Void> publish(OutboundMessage message, CompletableFuture<Void> confirmation) {
        List<MemorySubscription> readers;
        synchronized (lock) {
            MemoryTopic topic = topic(message.topic());
            if (topic.overflowsUnread()) {
                return CompletableFuture.failedFuture(new EmitException(
                        "Nobody has read the topic " + topic.name() + " yet, and it keeps no more than "
                                + MemoryTopic.KEPT_UNREAD + " messages for the first group"));
            }
            if (!topic.hasRoom()) {
                await(topic, new MemoryTopic.WaitingPublish(message, confirmation));
                return confirmation;
            }
            topic.append(message);
            readers = readersOf(topic);
        }
        confirmation.complete(null);
        wake(readers);
        return confirmation;
    }

    MemorySubscription subscribe(SubscriptionSpec spec, MessageReceiver receiver, Executor executor, int looks) {
        synchronized (lock) {
            MemoryGroup group = groups.computeIfAbsent(spec.group(), MemoryGroup::new);
            MemorySubscription member = new MemorySubscription(this, group, spec, receiver, executor, looks);
            group.add(member);
            group.change(spec.topics(), List.of(), topics.values());
            return member;
        }
    }

    void change(MemorySubscription member, SubscriptionSpec spec) {
        List<MemorySubscription> wake;
        List<MemoryTopic.WaitingPublish> admitted = new ArrayList<>();
        synchronized (lock) {
            Set<TopicPattern> givenUp = new HashSet<>(member.topics());
            spec.topics().forEach(givenUp::remove);
            member.spec(spec);
            member.group().change(spec.topics(), givenUp, topics.values());
            topics.values().forEach(topic -> admitted.addAll(topic.admit()));
            wake = member.group().members();
        }
        confirm(admitted);
        wake(wake);
    }

    void resume(MemorySubscription member) {
        synchronized (lock) {
            member.makeWilling();
        }
    }

    void stop(MemorySubscription member) {
        List<MemorySubscription> wake;
        synchronized (lock) {
            member.end();
            wake = member.group().members();
        }
        wake(wake);
    }

    /** Takes a member away; what it has not settled goes back to its group. */
    void leave(MemorySubscription member) {
        List<MemorySubscription> wake;
        synchronized (lock) {
            member.leave();
            for (MemoryDelivery delivery : List.copyOf(member.outstanding())) {
                if (delivery.end()) {
                    giveBack(member, delivery);
                }
            }
            member.group().remove(member);
            wake = member.group().members();
        }
        wake(wake);
    }

    /**
     * The next message for a member, or null where there is none now.
     *
     * @param accepted what it was given before and has not refused, if anything: that leaves room
     */
    @Nullable
    MemoryDelivery take(MemorySubscription member, @Nullable MemoryDelivery accepted) {
        MemoryDelivery taken = null;
        Set<MemorySubscription> others = new HashSet<>(2);
        List<MemoryTopic.WaitingPublish> admitted = List.of();
        synchronized (lock) {
            if (accepted != null) {
                MemoryTopic topic = accepted.cursor().topic();
                topic.trim();
                admitted = topic.admit();
                if (!admitted.isEmpty()) {
                    others.addAll(readersOf(topic));
                }
            }
            if (member.willing()) {
                taken = member.group().take(member, others);
            }
        }
        try {
            confirm(admitted);
            wake(others);
        } catch (Throwable failure) {
            if (taken != null) {
                putBack(member, taken);
            }
            throw failure;
        }
        return taken;
    }

    private void putBack(MemorySubscription member, MemoryDelivery taken) {
        synchronized (lock) {
            if (taken.end()) {
                giveBack(member, taken);
            }
        }
    }

    /** The engine was full: the message waits with its group until the member is willing again. */
    void refused(MemorySubscription member, MemoryDelivery delivery, int resumesBefore) {
        List<MemorySubscription> wake;
        synchronized (lock) {
            member.pause(resumesBefore);
            if (delivery.end()) {
                giveBack(member, delivery);
            }
            wake = member.group().members();
        }
        wake(wake);
    }

    void settled(MemorySubscription member, MemoryDelivery delivery, boolean handedBack) {
        List<MemorySubscription> wake;
        synchronized (lock) {
            boolean free;
            if (handedBack) {
                giveBack(member, delivery);
                free = true;
            } else {
                member.outstanding().remove(delivery);
                free = member.group().ended(member, delivery);
            }
            wake = free ? member.group().members() : List.of();
        }
        wake(wake);
    }

    boolean store(StoredLetter letter) {
        synchronized (lock) {
            return letters.store(letter);
        }
    }

    List<DeadLetterStore.Place> places(TopicPattern pattern, Set<String> ofGroups) {
        synchronized (lock) {
            return letters.places(pattern, ofGroups);
        }
    }

    DeadLetterStore.Page letters(DeadLetterStore.Place place, long after, int max) {
        synchronized (lock) {
            return letters.list(place, after, max);
        }
    }

    Optional<StoredLetter> letter(DeadLetterStore.Place place, String id) {
        synchronized (lock) {
            return Optional.ofNullable(letters.find(place, id));
        }
    }

    /** Appends the letter's message for its group alone, and takes the letter away, in one step. */
    boolean replay(DeadLetterStore.Place place, String id, InboundMessage.Replay replay) {
        List<MemorySubscription> readers;
        synchronized (lock) {
            StoredLetter letter = letters.find(place, id);
            if (letter == null) {
                return false;
            }
            MemoryTopic topic = topic(letter.topic());
            if (topic.cursor(letter.group()) == null) {
                throw new EmitException("The group " + letter.group() + " does not read the topic " + letter.topic()
                        + " any more, so nobody would get the event; the dead letter stays");
            }
            topic.append(
                    new InboundMessage(
                            letter.topic(),
                            letter.key(),
                            letter.headers(),
                            letter.payload(),
                            topic.nextOrigin(),
                            replay),
                    letter.group());
            letters.discard(place, id);
            readers = readersOf(topic);
        }
        wake(readers);
        return true;
    }

    boolean discard(DeadLetterStore.Place place, String id) {
        synchronized (lock) {
            return letters.discard(place, id);
        }
    }

    private void await(MemoryTopic topic, MemoryTopic.WaitingPublish publish) {
        topic.await(publish);
        CompletionStage<Void> confirmation = publish.confirmation();
        confirmation.whenComplete((nothing, givenUp) -> {
            if (givenUp != null) {
                synchronized (lock) {
                    topic.giveUp(publish);
                }
            }
        });
    }

    private void giveBack(MemorySubscription member, MemoryDelivery delivery) {
        delivery.cursor().giveBack(delivery.entry()); // needs memory, so that it comes first
        member.outstanding().remove(delivery);
        member.group().ended(member, delivery);
    }

    private MemoryTopic topic(String name) {
        MemoryTopic topic = topics.get(name);
        if (topic == null) {
            MemoryTopic created = new MemoryTopic(name, capacity);
            topics.put(name, created);
            for (MemoryGroup group : groups.values()) {
                if (group.reads(created)) {
                    group.join(created);
                }
            }
            return created;
        }
        return topic;
    }

    private List<MemorySubscription> readersOf(MemoryTopic topic) {
        List<MemorySubscription> readers = new ArrayList<>();
        for (MemoryGroup group : groups.values()) {
            if (topic.cursor(group.name()) != null) {
                readers.addAll(group.members());
            }
        }
        return readers;
    }

    private static void confirm(List<MemoryTopic.WaitingPublish> admitted) {
        for (MemoryTopic.WaitingPublish publish : admitted) {
            publish.confirmation().complete(null);
        }
    }

    private static void wake(Collection<MemorySubscription> members) {
        for (MemorySubscription member : members) {
            member.wake();
        }
    }

    @Override
    public String toString() {
        synchronized (lock) {
            return topics.size() + " topics, " + groups.size() + " groups";
        }
    }
}
