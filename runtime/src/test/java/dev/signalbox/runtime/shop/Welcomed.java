package dev.signalbox.runtime.shop;

import dev.signalbox.EventContext;
import dev.signalbox.codegen.DomainDelivery;
import dev.signalbox.codegen.DomainInvoker;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A domain event. */
public record Welcomed(String user) implements Greeting {

    public static final EventType<Welcomed> TYPE =
            EventType.domain(Welcomed.class, "welcomed").withKey(Welcomed::user);

    @Override
    public String toString() {
        return "welcomed " + user;
    }

    /** Calls all handlers, as a generated invoker would. */
    public static final class Invoker implements DomainInvoker<Welcomed> {

        private static final EventContext NO_CONTEXT = new NoContext();

        private final boolean usesContext;
        private final List<HandlerBinding<? super Welcomed>> handlers;
        private Runnable onInvoke = () -> {};

        public Invoker(boolean usesContext, List<? extends HandlerBinding<? super Welcomed>> handlers) {
            this.usesContext = usesContext;
            this.handlers = List.copyOf(handlers);
        }

        /** Is run whenever the invoker is. */
        public void onInvoke(Runnable onInvoke) {
            this.onInvoke = onInvoke;
        }

        @Override
        public Class<Welcomed> eventClass() {
            return Welcomed.class;
        }

        @Override
        public List<HandlerBinding<? super Welcomed>> handlers() {
            return handlers;
        }

        @Override
        public boolean usesContext() {
            return usesContext;
        }

        @Override
        public void invoke(Welcomed event, DomainDelivery<? super Welcomed> delivery) {
            onInvoke.run();
            for (int i = 0; i < handlers.size(); i++) {
                try {
                    EventContext context = usesContext ? delivery.context(event, i) : NO_CONTEXT;
                    CompletionStage<?> stage = handlers.get(i).call().call(event, context);
                    if (stage != null) {
                        delivery.started(event, i, stage);
                    }
                } catch (Throwable failure) {
                    delivery.failed(event, i, failure);
                }
            }
        }
    }
}
