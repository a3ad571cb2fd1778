package dev.signalbox.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.EmitException;
import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore.Page;
import dev.signalbox.runtime.transport.DeadLetterStore.Place;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.Settlement;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.transport.TransportConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InMemoryTransportTest {

    private final InMemoryTransport transport =
            InMemoryTransport.builder().executor(Runnable::run).build();

    @Test
    void theFirstGroupGetsWhatWasPublishedBeforeIt() {
        publish("t", null, "1");
        publish("t", null, "2");
        Member member = Member.started(transport, "g", "t");
        publish("t", null, "3");
        assertThat(member.seen()).containsExactly("1", "2", "3");
    }

    @Test
    void nothingComesBeforeTheFirstResume() {
        Member first = new Member(transport, "g", "t");
        Member second = new Member(transport, "h", "t");
        publish("t", null, "1");
        assertThat(first.seen()).isEmpty();
        first.subscription().resume();
        second.subscription().resume();
        assertThat(first.seen()).containsExactly("1");
        assertThat(second.seen()).containsExactly("1");
    }

    @Test
    void aTopicThatNobodyReadsKeepsTenThousandAndThenRefuses() {
        for (int i = 0; i < 10_000; i++) {
            publish("t", null, "" + i);
        }
        assertThatThrownBy(() -> publish("t", null, "one too many"))
                .isInstanceOf(EmitException.class)
                .hasMessageContaining("Nobody has read the topic t");
        publish("u", null, "another topic has room");
        Member member = Member.started(transport, "g", "t");
        assertThat(member.seen()).hasSize(10_000).startsWith("0").endsWith("9999");
        publish("t", null, "now there is a group");
        assertThat(member.seen()).hasSize(10_001);
    }

    @Test
    void aFullTopicMakesEmitsWaitInTheirOrder() {
        InMemoryTransport small =
                InMemoryTransport.builder().capacity(2).executor(Runnable::run).build();
        Member member = Member.started(small, "g", "t").room(0);
        TransportConnection connection = connect(small);
        List<CompletableFuture<Void>> emits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            emits.add(connection.publisher().publish(message("t", null, "" + i)));
        }
        assertThat(emits).extracting(CompletableFuture::isDone).containsExactly(true, true, false, false, false);
        member.room(1).subscription().resume();
        assertThat(emits).extracting(CompletableFuture::isDone).containsExactly(true, true, true, false, false);
        emits.get(3).cancel(false);
        member.room(10).subscription().resume();
        assertThat(emits.get(4)).isCompleted();
        assertThat(member.seen()).containsExactly("0", "1", "2", "4");
    }

    @Test
    void theSlowestGroupFillsATopic() {
        InMemoryTransport small =
                InMemoryTransport.builder().capacity(2).executor(Runnable::run).build();
        Member fast = Member.started(small, "fast", "t");
        Member slow = Member.started(small, "slow", "t").room(0);
        TransportConnection connection = connect(small);
        connection.publisher().publish(message("t", null, "0")).join();
        connection.publisher().publish(message("t", null, "1")).join();
        CompletableFuture<Void> third = connection.publisher().publish(message("t", null, "2"));
        assertThat(third).isNotDone();
        slow.room(9).subscription().resume();
        assertThat(third).isCompleted();
        assertThat(fast.seen()).containsExactly("0", "1", "2");
        assertThat(slow.seen()).containsExactly("0", "1", "2");
    }

    @Test
    void whatAMemberThatHasLeftStillSettlesFreesItsKeyForTheOthers() {
        Member one = Member.started(transport, "g", "t");
        Member other = Member.started(transport, "g", "t");
        publish("t", "k", "1");
        publish("t", "k", "2");
        Member leaving = one.seen().isEmpty() ? other : one;
        Member staying = leaving == one ? other : one;
        MemoryDelivery first = (MemoryDelivery) leaving.nextOpen();
        assertThat(first.end()).isTrue(); // its ack has begun
        leaving.connection().close();
        assertThat(staying.seen()).isEmpty();
        ((MemorySubscription) leaving.subscription()).settled(first, false); // and ends
        assertThat(staying.seen()).containsExactly("2");
    }

    @Test
    void whatALeavingMemberHasInFlightIsTakenAwayAtOnce() {
        Member member = Member.started(transport, "g", "t");
        publish("t", "k", "1");
        publish("t", "k", "2");
        Settlement first = member.nextOpen();
        Settlement second = member.nextOpen();
        assertThat(first.current() && second.current()).isTrue();
        ((MemorySubscription) member.subscription()).leave(); // and nothing has gone back yet
        assertThat(first.current() || second.current()).isFalse();
    }

    @Test
    void aGroupReadsTopicsThatAppearLater() {
        Member member = Member.started(transport, "g", "a.*");
        publish("a.1", null, "1");
        publish("b.1", null, "2");
        publish("a.2", null, "3");
        assertThat(member.seen()).containsExactly("1", "3");
    }

    @Test
    void aPatternDoesNotReadDeadLetterDestinations() {
        Member member = Member.started(transport, "g", "**");
        publish("a.g.dlq", null, "1");
        publish("a", null, "2");
        assertThat(member.seen()).containsExactly("2");
    }

    @Test
    void overlappingPatternsDeliverOnce() {
        Member member = Member.started(transport, "g", "a", "*", "**");
        publish("a", null, "1");
        assertThat(member.seen()).containsExactly("1");
    }

    @Test
    void whatIsHandedBackComesAgainBeforeWhatIsBehindIt() {
        Member member = Member.started(transport, "g", "t").room(2);
        publish("t", "k", "1");
        publish("t", "k", "2");
        publish("t", "k", "3");
        Settlement first = member.nextOpen();
        Settlement second = member.nextOpen();
        second.handBack();
        first.handBack();
        member.room(9).subscription().resume();
        assertThat(member.seen()).containsExactly("1", "2", "1", "2", "3");
    }

    @Test
    void aSettlementCountsOnce() {
        Member member = Member.started(transport, "g", "t");
        publish("t", "k", "1");
        Settlement settlement = member.nextOpen();
        assertThat(settlement.current()).isTrue();
        settlement.ack();
        assertThat(settlement.current()).isFalse();
        settlement.handBack();
        assertThat(member.seen()).containsExactly("1");
    }

    @Test
    void aMemberThatLeavesGivesItsMessagesToTheOthers() {
        Member leaving = Member.started(transport, "g", "t");
        publish("t", "k", "1");
        publish("t", "k", "2");
        Member staying = Member.started(transport, "g", "t");
        publish("t", "k", "3");
        assertThat(leaving.seen()).containsExactly("1", "2", "3");
        Settlement late = leaving.nextOpen();
        leaving.connection().close(Duration.ZERO);
        assertThat(staying.seen()).containsExactly("1", "2", "3");
        late.ack();
        staying.connection().close(Duration.ZERO);
        assertThat(Member.started(transport, "g", "t").seen()).containsExactly("1", "2", "3");
    }

    @Test
    void aGroupOutlivesItsMembers() {
        Member first = Member.started(transport, "g", "t");
        publish("t", null, "1");
        first.ackAll();
        first.connection().close(Duration.ZERO);
        publish("t", null, "2");
        assertThat(Member.started(transport, "g", "t").seen()).containsExactly("2");
    }

    @Test
    void membersShareTheWorkAndKeepTheOrderOfEachKey() {
        Member one = Member.started(transport, "g", "t");
        Member two = Member.started(transport, "g", "t");
        for (int i = 0; i < 100; i++) {
            publish("t", "k" + i % 10, "k" + i % 10 + "#" + i);
        }
        assertThat(one.seen()).isNotEmpty();
        assertThat(two.seen()).isNotEmpty();
        assertThat(one.seen().size() + two.seen().size()).isEqualTo(100);
        for (int k = 0; k < 10; k++) {
            String key = "k" + k + "#";
            boolean oneHasIt = one.seen().stream().anyMatch(text -> text.startsWith(key));
            boolean twoHasIt = two.seen().stream().anyMatch(text -> text.startsWith(key));
            assertThat(oneHasIt).isNotEqualTo(twoHasIt);
        }
    }

    @Test
    void messagesWithoutAKeyAreSpreadEvenly() {
        Member one = Member.started(transport, "g", "t");
        Member two = Member.started(transport, "g", "t");
        for (int i = 0; i < 100; i++) {
            publish("t", null, "" + i);
        }
        assertThat(one.seen()).hasSize(50);
        assertThat(two.seen()).hasSize(50);
    }

    @Test
    void aFullMemberLeavesNewKeysToTheOthers() {
        Member full = Member.started(transport, "g", "t").room(0);
        Member free = Member.started(transport, "g", "t");
        for (int i = 0; i < 50; i++) {
            publish("t", "k" + i, "" + i);
        }
        assertThat(full.seen()).isEmpty();
        assertThat(free.seen()).hasSize(50);
    }

    @Test
    void aKeyInFlightStaysWithItsMember() {
        Member first = Member.started(transport, "g", "t").room(1);
        publish("t", "k", "1");
        Member second = Member.started(transport, "g", "t");
        publish("t", "k", "2");
        assertThat(first.seen()).containsExactly("1");
        assertThat(second.seen()).isEmpty();
        first.ackAll();
        assertThat(second.seen()).containsExactly("2");
    }

    @Test
    void aTopicThatIsGivenUpIsNotKeptForTheGroup() {
        Member member = Member.started(transport, "g", "t", "u");
        member.subscription().change(Member.spec("g", "u")).join();
        publish("t", null, "1");
        member.subscription().change(Member.spec("g", "t", "u")).join();
        assertThat(member.seen()).containsExactly("1"); // it was kept as unread by anybody, not for the group
        publish("t", null, "2");
        assertThat(member.seen()).containsExactly("1", "2");
    }

    @Test
    void aTopicThatAnotherMemberStillReadsIsKept() {
        Member one = Member.started(transport, "g", "t");
        Member two = Member.started(transport, "g", "t");
        one.subscription().change(Member.spec("g")).join();
        publish("t", null, "1");
        assertThat(one.seen().size() + two.seen().size()).isEqualTo(1);
    }

    @Test
    void aStoppedSubscriptionIsOfferedNothing() {
        Member member = Member.started(transport, "g", "t");
        member.subscription().stop();
        publish("t", null, "1");
        member.subscription().resume();
        assertThat(member.seen()).isEmpty();
    }

    @Test
    void aClosedConnectionRefuses() {
        TransportConnection connection = connect(transport);
        connection.close();
        connection.close();
        assertThat(connection.publisher().publish(message("t", null, ""))).isCompletedExceptionally();
        assertThat(connection.deadLetters().store(letter("1", "t"))).isCompletedExceptionally();
        assertThat(connection.subscribe(Member.spec("g", "t"), (message, settlement) -> true))
                .isCompletedExceptionally();
    }

    @Test
    void closingFailsEmitsThatWait() {
        InMemoryTransport small =
                InMemoryTransport.builder().capacity(1).executor(Runnable::run).build();
        Member.started(small, "g", "t").room(0);
        TransportConnection connection = connect(small);
        connection.publisher().publish(message("t", null, "1")).join();
        CompletableFuture<Void> waiting = connection.publisher().publish(message("t", null, "2"));
        connection.close(Duration.ofMillis(1));
        assertThat(waiting).isCompletedExceptionally();
    }

    @Test
    void aLetterIsStoredOnce() {
        var store = connect(transport).deadLetters();
        store.store(letter("1", "t")).join();
        store.store(letter("1", "t")).join();
        store.store(letter("2", "u")).join();
        assertThat(store.places(TopicPattern.of("**"), Set.of("g")).join()).containsExactly(place("t"), place("u"));
        assertThat(store.places(TopicPattern.of("t"), Set.of("g")).join()).containsExactly(place("t"));
        assertThat(store.places(TopicPattern.of("**"), Set.of("h")).join()).isEmpty();
        assertThat(ids(store.list(place("t"), null, 10).join())).containsExactly("1");
        assertThat(store.find(place("t"), "1").join()).isPresent();
        assertThat(store.find(place("t"), "2").join()).isEmpty();
    }

    @Test
    void pagesGoOnBehindLettersThatAreGone() {
        var store = connect(transport).deadLetters();
        for (String id : List.of("1", "2", "3", "4", "5")) {
            store.store(letter(id, "t")).join();
        }
        Page first = store.list(place("t"), null, 2).join();
        assertThat(ids(first)).containsExactly("1", "2");
        store.discard(place("t"), "1").join();
        store.discard(place("t"), "2").join();
        store.discard(place("t"), "3").join();
        Page second = store.list(place("t"), first.next(), 2).join();
        assertThat(ids(second)).containsExactly("4", "5");
        assertThat(second.next()).isNull();
    }

    @Test
    void aFullShelfRefusesFurtherLetters() {
        var store = connect(InMemoryTransport.builder().capacity(1).build()).deadLetters();
        store.store(letter("1", "t")).join();
        assertThat(store.store(letter("1", "t"))).isCompleted();
        assertThat(store.store(letter("2", "t"))).isCompletedExceptionally();
        assertThat(store.discard(place("t"), "1").join()).isTrue();
        assertThat(store.discard(place("t"), "1").join()).isFalse();
        assertThat(store.store(letter("2", "t"))).isCompleted();
    }

    @Test
    void aReplayIsForItsGroupAlone() {
        Member g = Member.started(transport, "g", "t");
        Member h = Member.started(transport, "h", "t");
        publish("t", "k", "before");
        var store = connect(transport).deadLetters();
        store.store(letter("1", "t")).join();
        InboundMessage.Replay replay = new InboundMessage.Replay("handler", 3);
        assertThat(store.replay(place("t"), "1", replay).join()).isTrue();
        assertThat(store.replay(place("t"), "1", replay).join()).isFalse();
        publish("t", "k", "after");
        assertThat(g.seen()).containsExactly("before", "letter", "after");
        assertThat(h.seen()).containsExactly("before", "after");
        InboundMessage replayed = g.messages().get(1);
        assertThat(replayed.replay()).isEqualTo(replay);
        assertThat(replayed.headers()).isEqualTo(Headers.of("a", "b"));
        assertThat(store.list(place("t"), null, 10).join()).isEqualTo(Page.EMPTY);
    }

    @Test
    void aReplayThatNobodyWouldGetLeavesTheLetter() {
        var store = connect(transport).deadLetters();
        store.store(letter("1", "t")).join();
        assertThat(store.replay(place("t"), "1", new InboundMessage.Replay(null, 1)))
                .isCompletedExceptionally();
        assertThat(ids(store.list(place("t"), null, 10).join())).containsExactly("1");
    }

    @Test
    void strangersPublishToOneTopic() {
        assertThatThrownBy(() -> transport.publishRaw("a.*", null, Headers.empty(), new byte[0]))
                .isInstanceOf(EmitException.class);
    }

    @Test
    void theStrangersBytesAreCopied() {
        byte[] bytes = {1};
        transport.publishRaw("t", null, Headers.empty(), bytes);
        bytes[0] = 2;
        assertThat(Member.started(transport, "g", "t").messages().get(0).payload())
                .containsExactly(1);
    }

    private void publish(String topic, @Nullable String key, String text) {
        transport.publishRaw(topic, key, Headers.empty(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static OutboundMessage message(String topic, @Nullable String key, String text) {
        return new OutboundMessage(topic, key, Headers.empty(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Place place(String topic) {
        return new Place(topic, "g");
    }

    private static List<String> ids(Page page) {
        return page.letters().stream().map(StoredLetter::id).toList();
    }

    private static StoredLetter letter(String id, String topic) {
        return new StoredLetter(
                id,
                topic,
                "g",
                "k",
                Headers.of("a", "b"),
                "letter".getBytes(StandardCharsets.UTF_8),
                Headers.of("sbx_dl_reason", "REJECTED"));
    }

    private static TransportConnection connect(InMemoryTransport transport) {
        return transport.open(new ConnectionSettings("test", Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }
}
