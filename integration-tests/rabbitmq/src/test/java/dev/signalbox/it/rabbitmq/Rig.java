package dev.signalbox.it.rabbitmq;

import dev.signalbox.Emission;
import dev.signalbox.EmitOptions;
import dev.signalbox.EventHandler;
import dev.signalbox.RawEvent;
import dev.signalbox.brokers.Cable;
import dev.signalbox.brokers.RabbitMqBroker;
import dev.signalbox.faults.Chance;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.JobStream;
import dev.signalbox.faults.Worker;
import dev.signalbox.rabbitmq.ExchangeType;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.transport.Transport;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A test's own exchange on the broker, chance, and boxes that are closed at its end. */
final class Rig implements AutoCloseable {

    private static final AtomicInteger MADE = new AtomicInteger();

    /** What exchanges and groups of this test are called. */
    final String name = "rig-" + MADE.incrementAndGet();

    final Chance chance = new Chance();
    private final Deque<Runnable> open = new ArrayDeque<>();

    /** A transport over this test's exchange. */
    RabbitMqTransport.Builder transport() {
        return transport(broker().uri());
    }

    /** A transport over this test's exchange. */
    RabbitMqTransport.Builder transport(String uri) {
        return RabbitMqTransport.builder(uri).exchange(name, ExchangeType.TOPIC);
    }

    static RabbitMqBroker broker() {
        return OneNode.broker();
    }

    /** Closes something at the end, before what came earlier. */
    <T> T closing(T resource, Consumer<? super T> close) {
        open.push(() -> close.accept(resource));
        return resource;
    }

    /** Emits jobs from now on. */
    JobStream jobs(Transport transport, int perSecond, int longestMillis, boolean withRetries) {
        return closing(
                JobStream.start(transport, chance.another(), perSecond, longestMillis, withRetries), JobStream::close);
    }

    /** A cable to the broker. */
    Cable cable(Cable.Guard guard) {
        return closing(new Cable(broker().port(), guard), Cable::close);
    }

    /** The broker at the other end of a cable. */
    static String uri(Cable cable) {
        return "amqp://guest:guest@127.0.0.1:" + cable.port() + "/";
    }

    /** A box that only emits. */
    Signalbox emitter(Transport transport) {
        return closing(Worker.emitter(SignalboxOptions.builder("emitter").transport(transport)), Signalbox::close);
    }

    /** A started box of one group with one handler. */
    Signalbox reader(Transport transport, String group, String pattern, EventHandler<RawEvent> handler) {
        return reader(SignalboxOptions.builder(group).transport(transport), pattern, handler);
    }

    /** A started box with one handler. */
    Signalbox reader(SignalboxOptions.Builder options, String pattern, EventHandler<RawEvent> handler) {
        Signalbox box = closing(Signalbox.create(options.build()), Signalbox::close);
        box.subscribeAll("reader", pattern, handler);
        box.start();
        return box;
    }

    /** Emits a job that is done at once, with its number as its id. */
    static CompletableFuture<Emission> emit(Signalbox box, String topic, int number) {
        return emit(box, topic, new Job("key-" + number % 7, number, 0, Job.Fate.DONE));
    }

    /** Emits a job with its number as its id. */
    static CompletableFuture<Emission> emit(Signalbox box, String topic, Job job) {
        return box.emitter()
                .emit(
                        job,
                        EmitOptions.builder()
                                .id(Integer.toString(job.number()))
                                .topic(topic)
                                .build());
    }

    /** Emits a job of so many bytes with its number as its id. */
    static CompletableFuture<Emission> emitLarge(Signalbox box, String topic, int number, int bytes) {
        return box.emitter()
                .emit(
                        new Job("x".repeat(bytes), number, 0, Job.Fate.DONE),
                        EmitOptions.builder()
                                .id(Integer.toString(number))
                                .key("key")
                                .topic(topic)
                                .build());
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
    }
}
