package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.ThreadedBox.await;
import static dev.signalbox.runtime.shop.Totals.assertAddUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.RecordingObserver;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Two boxes share the work of a group; one of them dies in the middle, without a word. */
@Timeout(60)
class SharedGroupTest {

    private static final int EVENTS = 4_000;
    private static final int KEYS = 100;

    private final InMemoryTransport transport = new InMemoryTransport();
    private final RecordingObserver toldByDying = new RecordingObserver();
    private final RecordingObserver toldByStaying = new RecordingObserver();

    /** What was handled in either box, in the order in which it began. */
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    private final List<String> begunByStaying = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> succeeded = ConcurrentHashMap.newKeySet();
    private final CountDownLatch all = new CountDownLatch(EVENTS);

    /** The same broker by a line that can be cut. */
    private static final class Line implements Transport {

        private final Transport transport;
        private final List<TransportConnection> connections = new ArrayList<>();

        Line(Transport transport) {
            this.transport = transport;
        }

        @Override
        public String name() {
            return "line";
        }

        @Override
        public synchronized TransportConnection open(ConnectionSettings settings) {
            TransportConnection connection = transport.open(settings);
            connections.add(connection);
            return connection;
        }

        synchronized void cut() {
            connections.forEach(TransportConnection::close);
        }
    }

    @RepeatedTest(3)
    void whereOneDiesInTheMiddleNothingIsLostAndEachKeyStaysInOrder() {
        Line line = new Line(transport);
        Signalbox dying = start(line, toldByDying, Collections.synchronizedList(new ArrayList<>()));
        Signalbox staying = start(transport, toldByStaying, begunByStaying);
        CompletableFuture<Void> emitting = CompletableFuture.runAsync(() -> emitAll(staying));
        toldByDying.await("settled", EVENTS / 8);
        line.cut();
        emitting.join();
        await(all);
        assertThat(succeeded).hasSize(EVENTS);
        assertInOrder(begunByStaying);
        assertInOrder(new ArrayList<>(new LinkedHashSet<>(List.copyOf(begun))));
        dying.close();
        assertAddUp(dying.stats(), toldByDying);
        assertThat(dying.stats().inFlight()).isZero();
        staying.close();
        assertAddUp(staying.stats(), toldByStaying);
        assertThat(dying.stats().handled() + staying.stats().handled()).isGreaterThanOrEqualTo(EVENTS);
    }

    private Signalbox start(Transport transport, RecordingObserver told, List<String> own) {
        Table table = Table.of(OrderEvent.PLACED).handler(HandlerBinding.of("a", Placed.class, (event, context) -> {
            String name = event.order() + event.note();
            if (context.attempt() == 1) {
                begun.add(name);
                own.add(name);
                if (event.note().endsWith("7")) {
                    throw new IllegalStateException("at first");
                }
            }
            if (succeeded.add(name)) {
                all.countDown();
            }
            return null;
        }));
        Signalbox box = Signalbox.create(
                SignalboxOptions.builder("shop")
                        .transport(transport)
                        .observer(told)
                        .maxInFlight(100)
                        .retry(RetryPolicy.builder()
                                .attempts(3)
                                .delay(Duration.ofMillis(1))
                                .build())
                        .build(),
                table);
        box.start();
        return box;
    }

    private static void emitAll(Signalbox box) {
        List<CompletableFuture<?>> emits = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            emits.add(box.emitter().emit(new Placed("k" + i % KEYS + "#", "" + i)));
        }
        emits.forEach(CompletableFuture::join);
    }

    private static void assertInOrder(List<String> names) {
        Map<String, Integer> last = new HashMap<>();
        for (String name : List.copyOf(names)) {
            String key = name.substring(0, name.indexOf('#'));
            int number = Integer.parseInt(name.substring(name.indexOf('#') + 1));
            assertThat(last.getOrDefault(key, -1)).as("before %s", name).isLessThan(number);
            last.put(key, number);
        }
    }
}
