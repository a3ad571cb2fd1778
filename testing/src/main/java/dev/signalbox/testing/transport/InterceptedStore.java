package dev.signalbox.testing.transport;

import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A broker's dead letters, of which not each may be stored. */
record InterceptedStore(DeadLetterStore broker, Interception interception) implements DeadLetterStore {

    @Override
    public CompletableFuture<Void> store(StoredLetter letter) {
        return interception.store(letter, broker);
    }

    @Override
    public CompletableFuture<List<Place>> places(TopicPattern topics, Set<String> groups) {
        return broker.places(topics, groups);
    }

    @Override
    public CompletableFuture<Page> list(Place place, @Nullable String after, int max) {
        return broker.list(place, after, max);
    }

    @Override
    public CompletableFuture<Optional<StoredLetter>> find(Place place, String id) {
        return broker.find(place, id);
    }

    @Override
    public CompletableFuture<Boolean> replay(Place place, String id, InboundMessage.Replay replay) {
        return broker.replay(place, id, replay);
    }

    @Override
    public CompletableFuture<Boolean> discard(Place place, String id) {
        return broker.discard(place, id);
    }
}
