package dev.signalbox.runtime.shop;

import dev.signalbox.Headers;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.time.ManualScheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A place for boxes in which everything happens in the thread that causes it, at a time that the test
 * moves: emitting an event handles it, advancing the time makes the retries. Registered as an extension it
 * looks after each test whether the counters of its boxes add up.
 */
public final class InlineBox implements AfterEachCallback {

    public final ManualScheduler time = new ManualScheduler();
    public final InMemoryTransport transport =
            InMemoryTransport.builder().executor(Runnable::run).build();
    public final RecordingObserver told = new RecordingObserver();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Signalbox> boxes = new ArrayList<>();

    /** Options for a box of the application "shop": three attempts, a second apart. */
    public SignalboxOptions.Builder options() {
        return options("shop");
    }

    public SignalboxOptions.Builder options(String application) {
        return SignalboxOptions.builder(application)
                .transport(transport)
                .handlerExecutor(Runnable::run)
                .scheduler(time)
                .observer(told)
                .retry(RetryPolicy.builder()
                        .attempts(3)
                        .delay(Duration.ofSeconds(1))
                        .multiplier(1)
                        .jitter(0)
                        .build());
    }

    /** A box that runs. */
    public Signalbox start(EventTable... tables) {
        return start(options(), tables);
    }

    public Signalbox start(SignalboxOptions.Builder options, EventTable... tables) {
        Signalbox box = create(options, tables);
        box.start();
        return box;
    }

    /** A box that waits for its start. */
    public Signalbox create(SignalboxOptions.Builder options, EventTable... tables) {
        Signalbox box = Signalbox.create(options.build(), tables);
        boxes.add(box);
        return box;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Totals.assertAddUp(boxes.stream().map(Signalbox::stats).toList(), told);
    }

    /** Puts a message there as CloudEvents in binary mode would look. */
    public void publish(String topic, String type, @Nullable String key, String body) {
        Headers.Builder headers = Headers.builder()
                .add("ce_specversion", "1.0")
                .add("ce_id", "id-" + numbers.incrementAndGet())
                .add("ce_type", type)
                .add("ce_source", "stranger");
        transport.publishRaw(topic, key, headers.build(), body.getBytes(StandardCharsets.UTF_8));
    }

    public void seconds(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }
}
