package dev.signalbox.runtime.domain;

import dev.signalbox.codegen.DomainDelivery;
import dev.signalbox.codegen.DomainInvoker;
import dev.signalbox.codegen.HandlerBinding;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Calls handlers one by one, where no generated invoker calls them all: several tables have a part in
 * them, some came at run time, or an observer wants to see each attempt.
 */
record BindingInvoker<E extends Record>(
        Class<E> eventClass, List<DomainHandler<E>> domainHandlers, DomainSettings settings)
        implements DomainInvoker<E> {

    @Override
    public List<HandlerBinding<? super E>> handlers() {
        return domainHandlers.stream()
                .<HandlerBinding<? super E>>map(DomainHandler::binding)
                .toList();
    }

    @Override
    public boolean usesContext() {
        return !domainHandlers.isEmpty();
    }

    @Override
    public void invoke(E event, DomainDelivery<? super E> delivery) {
        for (int i = 0; i < domainHandlers.size(); i++) {
            @Nullable CompletionStage<?> stage;
            try {
                DomainContext context = (DomainContext) delivery.context(event, i);
                stage = new ObservedCall<>(domainHandlers.get(i), settings).call(event, context);
            } catch (Throwable failure) {
                delivery.failed(event, i, failure);
                continue;
            }
            if (stage != null) {
                delivery.started(event, i, stage);
            }
        }
    }
}
