package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final List<Integer> taken = new ArrayList<>();
    private int room;

    private final Inbox<Integer> inbox = new Inbox<>(this::offer, Runnable::run, Runnable::run);

    @Test
    void nothingIsOfferedBeforeTheEngineAsks() {
        room = 10;
        inbox.add(1);
        assertThat(taken).isEmpty();
        inbox.resume();
        inbox.add(2);
        assertThat(taken).containsExactly(1, 2);
    }

    @Test
    void whatWasRefusedComesFirstWhenThereIsRoomAgain() {
        room = 1;
        inbox.resume();
        inbox.add(1);
        inbox.add(2);
        inbox.add(3);
        assertThat(taken).containsExactly(1);
        room = 5;
        inbox.resume();
        assertThat(taken).containsExactly(1, 2, 3);
    }

    @Test
    void whatWasHandedBackComesBeforeWhatIsBehindIt() {
        room = 2;
        inbox.resume();
        inbox.add(1);
        inbox.add(2);
        inbox.add(3);
        inbox.putBack(2);
        inbox.putBack(1);
        room = 5;
        inbox.resume();
        assertThat(taken).containsExactly(1, 2, 1, 2, 3);
    }

    @Test
    void whatIsForgottenIsNotOffered() {
        room = 10;
        inbox.add(1);
        assertThat(inbox.remove(each -> true)).containsExactly(1);
        inbox.resume();
        inbox.add(2);
        inbox.close();
        inbox.add(3);
        inbox.resume();
        assertThat(taken).containsExactly(2);
    }

    private boolean offer(int number) {
        if (room == 0) {
            return false;
        }
        room--;
        taken.add(number);
        return true;
    }
}
