package dev.signalbox.benchmarks.dispatch;

import com.google.common.eventbus.EventBus;
import dev.signalbox.EventEmitter;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import io.avaje.inject.events.Event;
import io.avaje.inject.events.ObserverManager;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The ways to publish that are compared. */
public enum Bus {
    DIRECT_CALL,
    SIGNALBOX_RAISE,
    SIGNALBOX_EMIT,
    GUAVA,
    GREENROBOT,
    AVAJE,
    SPRING;

    Publisher publisher(HandledEvents handled) {
        return switch (this) {
            case DIRECT_CALL -> direct(handled);
            case SIGNALBOX_RAISE -> raise(handled);
            case SIGNALBOX_EMIT -> emit(handled);
            case GUAVA -> guava(handled);
            case GREENROBOT -> greenrobot(handled);
            case AVAJE -> avaje(handled);
            case SPRING -> spring(handled);
        };
    }

    private static Publisher direct(HandledEvents handled) {
        return (index, event) -> {
            handled.call(index, event);
            return null;
        };
    }

    private static Publisher raise(HandledEvents handled) {
        EventEmitter emitter = emitter(handled);
        return (index, event) -> {
            emitter.raise(event);
            return null;
        };
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the benchmark consumes it
    private static Publisher emit(HandledEvents handled) {
        EventEmitter emitter = emitter(handled);
        return (index, event) -> emitter.emit(event);
    }

    /** Never started, which domain events do not ask for, and so without threads that would have to end. */
    private static EventEmitter emitter(HandledEvents handled) {
        SignalboxOptions options = SignalboxOptions.builder("benchmarks")
                .transport(new InMemoryTransport())
                .build();
        return Signalbox.create(options, handled.table()).emitter();
    }

    private static Publisher guava(HandledEvents handled) {
        EventBus bus = new EventBus();
        handled.handlers().forEach(bus::register);
        return (index, event) -> {
            bus.post(event);
            return null;
        };
    }

    /** Without event inheritance, which no event here needs: its faster setting. */
    private static Publisher greenrobot(HandledEvents handled) {
        org.greenrobot.eventbus.EventBus bus = org.greenrobot.eventbus.EventBus.builder()
                .eventInheritance(false)
                .build();
        handled.handlers().forEach(bus::register);
        return (index, event) -> {
            bus.post(event);
            return null;
        };
    }

    /** A publisher for each type, as avaje-inject generates and injects them. */
    private static Publisher avaje(HandledEvents handled) {
        ObserverManager manager = ObserverManager.builder().build();
        handled.observe(manager);
        List<AvajeEvent> publishers = handled.events().stream()
                .map(event -> new AvajeEvent(manager, event.getClass()))
                .toList();
        return (index, event) -> {
            publishers.get(index).fire(event);
            return null;
        };
    }

    @SuppressWarnings("unchecked") // a bean of the class of an object is that object
    private static Publisher spring(HandledEvents handled) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        for (Object handler : handled.handlers()) {
            context.registerBean((Class<Object>) handler.getClass(), () -> handler);
        }
        context.refresh();
        return (index, event) -> {
            context.publishEvent(event);
            return null;
        };
    }

    private static final class AvajeEvent extends Event<Record> {

        AvajeEvent(ObserverManager manager, Class<? extends Record> type) {
            super(manager, type);
        }
    }
}
