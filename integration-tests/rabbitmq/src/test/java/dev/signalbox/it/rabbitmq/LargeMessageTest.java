package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.rabbitmq.QueueType;
import dev.signalbox.runtime.Signalbox;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages beyond what brokers are made for. */
@ExtendWith(OneNode.class)
class LargeMessageTest {

    private static final int MEGABYTE = 1_000_000;

    /** The client by itself takes up to 64 MiB, and closes its connection for what is larger. */
    @ParameterizedTest
    @EnumSource(QueueType.class)
    void itArrivesWhole(QueueType type) {
        try (Rig rig = new Rig()) {
            Map<String, Integer> sizes = new ConcurrentHashMap<>();
            rig.reader(
                    rig.transport().queueType(type).build(),
                    rig.name,
                    "jobs",
                    (event, context) -> sizes.put(context.id(), event.payload().length));
            Signalbox emitter = rig.emitter(rig.transport().build());
            Rig.emitLarge(emitter, "jobs", 1, 20 * MEGABYTE).join();
            Rig.emitLarge(emitter, "jobs", 2, 70 * MEGABYTE).join();
            Rig.emitLarge(emitter, "jobs", 3, 1).join();
            Await.until(sizes::toString, () -> sizes.size() == 3);
            System.out.printf("large messages, %s: %s%n", type, sizes);
            assertThat(sizes.get("1")).isGreaterThan(20 * MEGABYTE);
            assertThat(sizes.get("2")).isGreaterThan(70 * MEGABYTE);
        }
    }
}
