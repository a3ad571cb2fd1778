package dev.signalbox.runtime.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InFlightWindowTest {

    private final Recorder recorder = new Recorder();

    @Test
    void theMessageThatFillsTheWindowStopsTheSource() {
        InFlightWindow window = new InFlightWindow(2, recorder);

        assertThat(window.tryEnter()).isTrue();
        assertThat(recorder.calls).isEmpty();
        assertThat(window.tryEnter()).isTrue();
        assertThat(recorder.calls).containsExactly("full");
        assertThat(window.isFull()).isTrue();
        assertThat(window.tryEnter()).isFalse();
        assertThat(window.inFlight()).isEqualTo(2);
    }

    @Test
    void theSourceGoesOnWhenAQuarterIsFree() {
        InFlightWindow window = new InFlightWindow(8, recorder);
        for (int i = 0; i < 8; i++) {
            window.enter();
        }

        window.leave();
        assertThat(recorder.calls).containsExactly("full");
        window.leave();
        assertThat(recorder.calls).containsExactly("full", "room");
        assertThat(window.isFull()).isFalse();
    }

    @Test
    void aWindowForOneMessageStopsAndGoesOnWithEach() {
        InFlightWindow window = new InFlightWindow(1, recorder);

        window.enter();
        window.leave();
        window.enter();

        assertThat(recorder.calls).containsExactly("full", "room", "full");
    }

    @Test
    void whatWasFetchedBeforeTheSourceStoppedIsCountedToo() {
        InFlightWindow window = new InFlightWindow(2, recorder);

        window.enter();
        window.enter();
        window.enter();

        assertThat(window.inFlight()).isEqualTo(3);
        assertThat(recorder.calls).containsExactly("full");
    }

    @Test
    void aListenerMayEnterAndLeave() {
        List<String> calls = new ArrayList<>();
        InFlightWindow[] window = new InFlightWindow[1];
        window[0] = new InFlightWindow(1, new InFlightWindow.Listener() {
            @Override
            public void full() {
                calls.add("full");
                if (calls.size() < 5) {
                    window[0].leave();
                }
            }

            @Override
            public void room() {
                calls.add("room");
                window[0].enter();
            }
        });

        window[0].enter();

        assertThat(calls).containsExactly("full", "room", "full", "room", "full");
    }

    @Test
    void aListenerThatThrowsIsToldOfTheNextChangeAllTheSame() {
        List<String> calls = new ArrayList<>();
        InFlightWindow window = new InFlightWindow(1, new InFlightWindow.Listener() {
            @Override
            public void full() {
                calls.add("full");
                throw new IllegalStateException("broken");
            }

            @Override
            public void room() {
                calls.add("room");
            }
        });

        assertThatThrownBy(window::enter).hasMessage("broken");
        window.leave();

        assertThat(calls).containsExactly("full", "room");
    }

    @Test
    void leavingWithoutHavingEnteredIsRefused() {
        InFlightWindow window = new InFlightWindow(1, recorder);

        assertThatThrownBy(window::leave).isInstanceOf(IllegalStateException.class);
        assertThat(window.inFlight()).isZero();
    }

    @Test
    void aCapacityBelowOneIsRefused() {
        assertThatThrownBy(() -> new InFlightWindow(0, recorder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    @Property
    void itAgreesWithACounterAndAFlag(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int capacity) {
        Random random = new Random(seed);
        InFlightWindow window = new InFlightWindow(capacity, recorder);
        int inside = 0;
        boolean full = false;
        for (int step = 0; step < 300; step++) {
            if (random.nextInt(100) < 55) {
                boolean entered = window.tryEnter();
                assertThat(entered).isEqualTo(inside < capacity);
                inside += entered ? 1 : 0;
            } else if (inside > 0) {
                window.leave();
                inside--;
            }
            full = full ? inside > capacity - Math.max(1, capacity / 4) : inside == capacity;
            assertThat(window.inFlight()).isEqualTo(inside);
            assertThat(window.isFull()).isEqualTo(full);
        }
    }

    @Property
    void whatWaitsIsCountedApartAndNothingIsEverLeftBehind(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int capacity,
            @ForAll @IntRange(min = 1, max = 8) int waitingCapacity) {
        Random random = new Random(seed);
        List<String> calls = new ArrayList<>();
        InFlightWindow window = new InFlightWindow(capacity, waitingCapacity, new InFlightWindow.Listener() {
            @Override
            public void full() {
                calls.add("full");
            }

            @Override
            public void room() {
                calls.add("room");
            }
        });
        List<InFlightWindow.Stay> running = new ArrayList<>();
        List<InFlightWindow.Stay> waiting = new ArrayList<>();
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    boolean entered = window.tryEnter();
                    assertThat(entered).isEqualTo(running.size() < capacity && waiting.size() < waitingCapacity);
                    if (entered) {
                        running.add(window.stay());
                    } else if (window.isFull()) {
                        assertThat(calls).endsWith("full");
                    }
                }
                case 3 -> move(random, running, waiting, true, window);
                case 4 -> move(random, waiting, running, false, window);
                default -> end(random, random.nextBoolean() ? running : waiting);
            }
            assertThat(window.inFlight()).isEqualTo(running.size());
            assertThat(window.waiting()).isEqualTo(waiting.size());
        }
        while (!running.isEmpty() || !waiting.isEmpty()) {
            end(random, running);
            end(random, waiting);
        }
        assertThat(window.inFlight()).isZero();
        assertThat(window.waiting()).isZero();
        assertThat(window.isFull()).isFalse();
    }

    private static void move(
            Random random,
            List<InFlightWindow.Stay> from,
            List<InFlightWindow.Stay> to,
            boolean waits,
            InFlightWindow window) {
        if (!from.isEmpty()) {
            InFlightWindow.Stay stay = from.remove(random.nextInt(from.size()));
            assertThat(stay.waits(waits)).isTrue();
            assertThat(stay.waits(waits)).isFalse();
            window.look();
            to.add(stay);
        }
    }

    private static void end(Random random, List<InFlightWindow.Stay> stays) {
        if (!stays.isEmpty()) {
            InFlightWindow.Stay stay = stays.remove(random.nextInt(stays.size()));
            assertThat(stay.end()).isTrue();
            assertThat(stay.end()).isFalse();
            stay.leave();
        }
    }

    @Test
    void anErrorOfTheListenerIsPassedOnAndTheNextChangeIsToldAllTheSame() {
        List<String> calls = new ArrayList<>();
        InFlightWindow window = new InFlightWindow(1, new InFlightWindow.Listener() {
            @Override
            public void full() {
                throw new AssertionError("broken");
            }

            @Override
            public void room() {
                calls.add("room");
            }
        });

        assertThatThrownBy(window::enter).hasMessage("broken");
        window.leave();

        assertThat(calls).containsExactly("room");
    }

    @RepeatedTest(20)
    @Timeout(30)
    void callsComeInTurnAndTheLastOneTellsHowThingsAre() throws InterruptedException {
        InFlightWindow window = new InFlightWindow(3, recorder);
        int threads = 4;
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Thread thread = new Thread(() -> {
                awaitStart(start);
                for (int i = 0; i < 20_000; i++) {
                    window.enter();
                    window.leave();
                }
            });
            thread.start();
            all.add(thread);
        }
        start.countDown();
        for (Thread thread : all) {
            thread.join();
        }

        assertThat(window.inFlight()).isZero();
        assertThat(window.isFull()).isFalse();
        assertThat(recorder.overlaps).isEmpty();
        for (int i = 0; i < recorder.calls.size(); i++) {
            assertThat(recorder.calls.get(i)).isEqualTo(i % 2 == 0 ? "full" : "room");
        }
        assertThat(recorder.calls.size() % 2)
                .as("ends with room, or without a call")
                .isZero();
    }

    /** Full and refused between two looks of the thread that tells, and with room again at the second. */
    @Test
    void aRefusalThatTheTellingThreadDidNotSeeIsToldOfAllTheSame() {
        List<String> calls = new ArrayList<>();
        InFlightWindow[] window = new InFlightWindow[1];
        window[0] = new InFlightWindow(1, new InFlightWindow.Listener() {
            @Override
            public void full() {
                calls.add("full");
            }

            @Override
            public void room() {
                calls.add("room");
                if (calls.size() == 2) {
                    window[0].enter();
                    assertThat(window[0].tryEnter()).isFalse();
                    window[0].leave();
                }
            }
        });

        window[0].enter();
        window[0].leave();

        assertThat(calls).containsExactly("full", "room", "full", "room");
    }

    /** Sources that stop when they are refused and go on when they are told: no refusal may be forgotten. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 8", "3, 1", "3, 8"})
    @Timeout(60)
    void afterEveryRefusalThereIsAWayBack(int sourceCount, int capacity) throws InterruptedException {
        int messages = 50_000;
        List<Semaphore> rooms =
                Stream.generate(() -> new Semaphore(0)).limit(sourceCount).toList();
        InFlightWindow window = new InFlightWindow(capacity, new InFlightWindow.Listener() {
            @Override
            public void full() {}

            @Override
            public void room() {
                rooms.forEach(Semaphore::release);
            }
        });
        Semaphore arrived = new Semaphore(0);
        AtomicInteger stuck = new AtomicInteger();
        List<Thread> sources = rooms.stream()
                .map(room -> new Thread(() -> fetch(window, messages, room, arrived, stuck)))
                .toList();
        sources.forEach(Thread::start);
        Thread handler = new Thread(() -> {
            for (int i = 0; i < messages * rooms.size(); i++) {
                arrived.acquireUninterruptibly();
                window.leave();
            }
        });
        handler.setDaemon(true);
        handler.start();
        for (Thread source : sources) {
            source.join();
        }

        assertThat(stuck.get())
                .as("sources that were refused and never told of room")
                .isZero();
        handler.join();
        assertThat(window.inFlight()).isZero();
    }

    private static void fetch(
            InFlightWindow window, int messages, Semaphore room, Semaphore arrived, AtomicInteger stuck) {
        try {
            for (int i = 0; i < messages; i++) {
                for (room.drainPermits(); !window.tryEnter(); room.drainPermits()) {
                    if (!room.tryAcquire(5, TimeUnit.SECONDS)) {
                        stuck.incrementAndGet();
                        return;
                    }
                }
                arrived.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitStart(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not synchronized on purpose: the window promises to call one at a time. */
    private static final class Recorder implements InFlightWindow.Listener {

        private final List<String> calls = new ArrayList<>();
        private final List<String> overlaps = new CopyOnWriteArrayList<>();
        private volatile boolean inside;

        @Override
        public void full() {
            record("full");
        }

        @Override
        public void room() {
            record("room");
        }

        private void record(String call) {
            if (inside) {
                overlaps.add(call);
            }
            inside = true;
            calls.add(call);
            inside = false;
        }
    }
}
