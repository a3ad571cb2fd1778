package dev.signalbox.testing.transport;

import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A broker's dead letters, of which not each may be stored. */
record InterceptedStore(DeadLetterStore broker, Interception interception) implements DeadLetterStore {

    @Override
    public CompletableFuture<Void> store(StoredLetter letter) {
        return interception.store(letter, broker);
    }

    @Override
    public CompletableFuture<List<StoredLetter>> list(TopicPattern topics, Set<String> groups, int max) {
        return broker.list(topics, groups, max);
    }

    @Override
    public CompletableFuture<Boolean> replay(StoredLetter letter, InboundMessage.Replay replay) {
        return broker.replay(letter, replay);
    }

    @Override
    public CompletableFuture<Void> discard(StoredLetter letter) {
        return broker.discard(letter);
    }
}
