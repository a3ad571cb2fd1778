package dev.signalbox.runtime.emit;

import dev.signalbox.ConfigurationException;
import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.EventEmitter;
import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.domain.DomainChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** The emitter of a box. Safe for use by many threads; the maps are replaced, never changed. */
public final class BoxEmitter implements EventEmitter {

    private final String application;
    private final EmitCounters counters = new EmitCounters();
    private final TransportEmits transportEmits;
    private final DomainEmits domainEmits;

    /** A plain map by class: measured to be faster than a ClassValue. */
    private volatile Map<Class<?>, DomainChannel<?>> channels = Map.of();

    private volatile Map<Class<?>, EventType<?>> types = Map.of();
    private volatile boolean closed;

    /** An emitter that knows no event yet. */
    public BoxEmitter(EmitSettings settings, Destination.Finder destinations) {
        this.application = settings.application();
        EmitJournal journal = new EmitJournal(settings, counters);
        this.transportEmits = new TransportEmits(settings, destinations, journal);
        this.domainEmits = new DomainEmits(settings, journal);
    }

    /** Replaces what the emitter knows. */
    public void know(Map<Class<?>, EventType<?>> types, Map<Class<?>, DomainChannel<?>> channels) {
        if (!closed) {
            this.types = new HashMap<>(types);
            this.channels = new HashMap<>(channels);
        }
    }

    @Override
    public CompletableFuture<Emission> emit(Record event) {
        return emit(event, EmitOptions.none());
    }

    @Override
    public CompletableFuture<Emission> emit(Record event, EmitOptions options) {
        try {
            Objects.requireNonNull(event, "event");
            Objects.requireNonNull(options, "options");
            DomainChannel<?> channel = channels.get(event.getClass());
            if (channel != null) {
                return domainEmits.emit(channel, event, options);
            }
            EventType<?> type = types.get(event.getClass());
            if (type == null) {
                throw unknown(event);
            }
            return transportEmits.emit(type, event, options);
        } catch (Throwable failure) {
            counters.failed();
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public void raise(Record domainEvent) {
        DomainChannel<?> channel = channels.get(domainEvent.getClass());
        if (channel == null) {
            throw notRaised(domainEvent);
        }
        DomainEmits.<Record>of(channel).raise(domainEvent);
    }

    @Override
    public CompletableFuture<List<Emission>> emitAll(List<? extends Record> events) {
        List<CompletableFuture<Emission>> emits = new ArrayList<>(events.size());
        for (Record event : events) {
            emits.add(emit(event));
        }
        return AllEmits.of(emits);
    }

    /** What has been counted. */
    public EmitCounters counters() {
        return counters;
    }

    /** From now on nothing is emitted. */
    public void refuse() {
        closed = true;
        types = Map.of();
        channels = Map.of();
    }

    /** Fails what still waits for a confirmation. */
    public void abandon() {
        transportEmits.close();
    }

    private RuntimeException notRaised(Record event) {
        EventType<?> type = types.get(event.getClass());
        if (type == null) {
            return unknown(event);
        }
        return new ConfigurationException(event.getClass().getName() + " is no domain event but " + type.kind()
                + ": emit it instead of raising it");
    }

    private RuntimeException unknown(Record event) {
        if (closed) {
            return new EmitException("The box " + application + " is closed: it emits nothing any more");
        }
        return new ConfigurationException("No registered table knows "
                + event.getClass().getName() + ", so its codec " + codecName(event.getClass()) + " is missing: "
                + (event.getClass().isLocalClass()
                        ? "it is declared inside a method, where the compiler calls no processor for its @Event;"
                                + " declare it in a class or in a file of its own"
                        : "is it an @Event, compiled with signalbox-processor, and is the table of its @EventModule"
                                + " registered (with Dagger, is its generated module in the @Component)?"));
    }

    private static String codecName(Class<?> event) {
        String name = event.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '_') + "_Codec";
    }
}
