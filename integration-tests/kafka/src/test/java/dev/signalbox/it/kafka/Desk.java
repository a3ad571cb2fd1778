package dev.signalbox.it.kafka;

import dev.signalbox.RejectEventException;
import dev.signalbox.faults.Await;
import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A box whose one handler rejects all events until what is wrong is mended. */
final class Desk implements AutoCloseable {

    private final Signalbox box;
    private final AtomicBoolean mended = new AtomicBoolean();
    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());

    private volatile Consumer<String> onHandled = id -> {};

    private Desk(KafkaTransport transport, String group, String pattern) {
        this.box = Signalbox.create(
                SignalboxOptions.builder(group).transport(transport).build());
        box.subscribeAll("desk", pattern, (event, context) -> {
            if (!mended.get()) {
                throw new RejectEventException("not yet");
            }
            handled.add(context.id());
            onHandled.accept(context.id());
        });
    }

    /** Opens one that reads topics of a pattern. */
    static Desk open(KafkaTransport transport, String group, String pattern) {
        Desk desk = new Desk(transport, group, pattern);
        desk.box.start();
        return desk;
    }

    /** Handlers succeed from now on. */
    Desk mend() {
        mended.set(true);
        return this;
    }

    /** Is told the id of each event that is handled from now on. */
    Desk onHandled(Consumer<String> listener) {
        onHandled = listener;
        return this;
    }

    /** The ids of the events that were handled, in the order of their ends. */
    List<String> handled() {
        synchronized (handled) {
            return List.copyOf(handled);
        }
    }

    DeadLetters letters() {
        return box.deadLetters();
    }

    /** Waits until so many dead letters are listed. */
    List<DeadLetter> awaitLetters(String topic, int count) {
        Await.until(
                () -> count + " dead letters of " + topic + "; " + box.stats(),
                () -> letters().list(topic, 1_000).size() >= count);
        return letters().list(topic, 1_000);
    }

    /** Waits until so many events were handled. */
    void awaitHandled(int count) {
        Await.until(() -> count + " events; handled are " + handled, () -> handled.size() >= count);
    }

    @Override
    public void close() {
        box.close();
    }
}
