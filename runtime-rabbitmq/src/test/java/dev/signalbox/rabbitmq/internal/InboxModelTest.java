package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** An engine that refuses and throws, and executors that refuse, throw and forget. */
class InboxModelTest {

    private static final int MESSAGES = 60;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final List<Integer> taken = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private Random random = new Random();
    private boolean calm;
    private long now;

    /** Once all is as it should be, what came is taken, each once and in its order. */
    @Property(tries = 100)
    void whateverIsThrownTheNextOneThatComesLetsAllGoOn(@ForAll long seed) {
        random = new Random(seed);
        taken.clear();
        later.clear();
        calm = false;
        Inbox<Integer> inbox = new Inbox<>(this::offer, this::execute, later::add, () -> now);
        for (int i = 0; i < MESSAGES; i++) {
            inbox.add(i);
            if (random.nextInt(3) == 0) {
                inbox.resume();
            }
            if (random.nextInt(5) == 0) {
                runLater();
            }
            now += random.nextInt(100_000_000);
        }
        calm = true;
        now += MINUTE_NANOS;
        runLater();
        inbox.resume();
        inbox.add(MESSAGES);
        assertThat(taken).isSorted().doesNotHaveDuplicates().hasSize(MESSAGES + 1);
    }

    /** Each is logged, thousands of times. */
    private static <T extends Throwable> T withoutTrace(T thrown) {
        thrown.setStackTrace(new StackTraceElement[0]);
        return thrown;
    }

    private boolean offer(int message) {
        if (!calm) {
            switch (random.nextInt(8)) {
                case 0 -> throw withoutTrace(new NoClassDefFoundError("for once"));
                case 1 -> throw withoutTrace(new IllegalStateException("for once"));
                case 2 -> {
                    return false;
                }
                default -> {}
            }
        }
        taken.add(message);
        return true;
    }

    private void execute(Runnable task) {
        if (!calm) {
            switch (random.nextInt(5)) {
                case 0 -> throw withoutTrace(new RejectedExecutionException("full"));
                case 1 -> throw withoutTrace(new OutOfMemoryError("no thread"));
                case 2 -> {
                    return; // as a DiscardPolicy does
                }
                case 3 -> {
                    later.add(task);
                    return;
                }
                default -> {}
            }
        }
        task.run();
    }

    private void runLater() {
        for (int left = later.size(); left > 0; left--) {
            later.remove().run();
        }
    }
}
