package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.concurrent.KeyedTask;
import dev.signalbox.runtime.concurrent.Turn;
import dev.signalbox.runtime.observe.EventObserver.Outcome;
import dev.signalbox.runtime.receive.MessageDelivery.PartEnd;
import dev.signalbox.runtime.time.ScarceMemory;
import dev.signalbox.runtime.transport.InboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a message's turn has come: to its handlers, to the dead letters, or past them. First all
 * is prepared that may fail, then the delivery begins: either a message is as it was, or its parts run.
 */
final class DeliveryStart {

    private final DeliveryPipeline pipeline;
    private final ReceiveSettings settings;

    /** What a turn begins with. */
    private sealed interface Beginning {}

    private record Ignored() implements Beginning {}

    private record Buried(Runnable step) implements Beginning {}

    /**
     * To handlers.
     *
     * @param steps what is done for the parts, one step each; none where the one handler runs in the message's own turn
     */
    private record Delivered(List<HandlerDelivery<?>> handlers, List<Runnable> steps) implements Beginning {}

    DeliveryStart(DeliveryPipeline pipeline, ReceiveSettings settings) {
        this.pipeline = pipeline;
        this.settings = settings;
    }

    /** Begins with a message; whatever is thrown, that has an end, or is tried again later. */
    void begin(MessageDelivery delivery, Turn turn, GroupRoutes routes) {
        begin(delivery, turn, routes, 0);
    }

    private void begin(MessageDelivery delivery, Turn turn, GroupRoutes routes, int postponed) {
        Beginning beginning;
        try {
            beginning = beginning(delivery, routes);
            begin(delivery, turn, beginning);
        } catch (Throwable broken) {
            postpone(delivery, turn, routes, postponed + 1, broken);
            return;
        }
        if (beginning instanceof Buried buried) {
            DeliveryPipeline.parkQuietly(turn);
            insist(delivery, buried.step());
        } else if (beginning instanceof Delivered delivered) {
            deliver(delivery, turn, delivered);
        } else {
            delivery.end(Outcome.UNROUTED);
        }
    }

    /** From here on its parts are the delivery's own. */
    private static void begin(MessageDelivery delivery, Turn turn, Beginning beginning) {
        if (beginning instanceof Delivered delivered) {
            int steps = Math.max(1, delivered.steps().size());
            delivery.begin(
                    turn, delivered.handlers(), steps - delivered.handlers().size());
        } else {
            delivery.begin(turn, List.of(), beginning instanceof Buried ? 1 : 0);
        }
    }

    private Beginning beginning(MessageDelivery delivery, GroupRoutes routes) {
        InboundMessage.Poison poison = delivery.message().poison();
        if (poison != null) {
            return buried(delivery, DeadLetter.Reason.HANDLER_FAILED, poison.deliveries(), poison.reason());
        }
        DeliveryPlan plan = plan(delivery, routes);
        if (!plan.unrouted()) {
            return delivered(delivery, plan);
        }
        return plan.handlerGone() || settings.unrouted() == UnroutedPolicy.DEAD_LETTER
                ? buried(delivery, DeadLetter.Reason.UNROUTED, 0, nobody(delivery))
                : new Ignored();
    }

    private DeliveryPlan plan(MessageDelivery delivery, GroupRoutes routes) {
        List<Target> targets = routes.targets(
                delivery.topic(), delivery.type(), delivery.message().origin().subscription());
        return DeliveryPlan.of(delivery, targets, settings.payloadFormat());
    }

    private Delivered delivered(MessageDelivery delivery, DeliveryPlan plan) {
        boolean single = plan.calls().size() + (plan.malformed() == null ? 0 : 1) == 1;
        List<HandlerDelivery<?>> handlers = new ArrayList<>(plan.calls().size());
        for (DeliveryPlan.Planned<?> call : plan.calls()) {
            handlers.add(handler(delivery, call, single));
        }
        if (single && plan.malformed() == null) {
            return new Delivered(handlers, List.of());
        }
        List<Runnable> steps = new ArrayList<>(handlers.size() + 1);
        for (HandlerDelivery<?> handler : handlers) {
            steps.add(() -> pipeline.lanes().submit(null, handler));
        }
        if (plan.malformed() != null) {
            Letters.Failure malformed = Letters.Failure.of(
                    DeadLetter.Reason.MALFORMED, null, 0, pipeline.scheduler().now(), plan.malformed());
            steps.add(burying(delivery, malformed));
            pipeline.journal().undecodable(); // last: what fails before is prepared again
        }
        return new Delivered(handlers, steps);
    }

    private <E> HandlerDelivery<E> handler(MessageDelivery delivery, DeliveryPlan.Planned<E> call, boolean sharesTurn) {
        return new HandlerDelivery<>(pipeline, delivery, call.handler(), call.captures(), call.event(), sharesTurn);
    }

    /** Of a replayed message the letter names the handler that it was for. */
    private Buried buried(MessageDelivery delivery, DeadLetter.Reason reason, int attempts, String message) {
        return new Buried(burying(
                delivery,
                new Letters.Failure(
                        reason,
                        delivery.replayedTo(),
                        attempts,
                        pipeline.scheduler().now(),
                        null,
                        message)));
    }

    private String nobody(MessageDelivery delivery) {
        String handler = delivery.replayedTo();
        String group = pipeline.group();
        String taken = "takes the type " + delivery.type() + " on the topic " + delivery.topic();
        return handler == null
                ? "no handler of the group " + group + " " + taken
                : "the handler " + handler + " is gone: none of this id in the group " + group + " " + taken;
    }

    private static void deliver(MessageDelivery delivery, Turn turn, Delivered delivered) {
        List<Runnable> steps = delivered.steps();
        if (steps.isEmpty()) {
            delivered.handlers().get(0).run(turn);
            return;
        }
        DeliveryPipeline.parkQuietly(turn);
        for (int i = 0; i < steps.size(); i++) {
            insist(delivery, steps.get(i));
        }
    }

    private Runnable burying(MessageDelivery delivery, Letters.Failure failure) {
        return () -> pipeline.bury(delivery, failure, delivery::partEnded);
    }

    /** For what needs a little memory to begin, and throws nothing once it has; else the message goes back. */
    private static void insist(MessageDelivery delivery, Runnable step) {
        for (int tries = 0; ; tries++) {
            try {
                step.run();
                return;
            } catch (Throwable broken) {
                if (!(broken instanceof OutOfMemoryError) || !ScarceMemory.waitFor(tries)) {
                    delivery.partEnded(PartEnd.RETURNED);
                    return;
                }
            }
        }
    }

    /** What is no fault of the message is no reason to settle it: it is tried again for as long as it takes. */
    private void postpone(MessageDelivery delivery, Turn turn, GroupRoutes routes, int postponed, Throwable broken) {
        delivery.begin(turn, List.of(), 1);
        DeliveryPipeline.parkQuietly(turn);
        Duration delay = DeliveryPipeline.postponement(postponed);
        pipeline.journal().postponed(delivery, null, delay, broken);
        Postponed waiting = postponed(delivery, turn, routes, postponed);
        if (waiting == null) {
            delivery.partEnded(PartEnd.RETURNED);
        } else {
            waiting.waitFor(delay);
        }
        DeliveryPipeline.passOn(broken);
    }

    private @Nullable Postponed postponed(MessageDelivery delivery, Turn turn, GroupRoutes routes, int times) {
        for (int tries = 0; ; tries++) {
            try {
                return new Postponed(delivery, turn, routes, times);
            } catch (OutOfMemoryError exhausted) {
                if (!ScarceMemory.waitFor(tries)) {
                    return null;
                }
            }
        }
    }

    /** Begins anew. */
    private final class Postponed implements PendingPart, KeyedTask {

        private final MessageDelivery delivery;
        private final Turn turn;
        private final GroupRoutes routes;
        private final int times;

        Postponed(MessageDelivery delivery, Turn turn, GroupRoutes routes, int times) {
            this.delivery = delivery;
            this.turn = turn;
            this.routes = routes;
            this.times = times;
        }

        void waitFor(Duration delay) {
            delivery.partWaits();
            try {
                pipeline.pending().schedule(delay, this);
            } catch (Throwable noTimer) {
                cutShort();
            }
        }

        @Override
        public MessageDelivery delivery() {
            return delivery;
        }

        @Override
        public void due() {
            delivery.partGoesOn();
            turn.resume(this);
        }

        @Override
        public void run(Turn turn) {
            begin(delivery, turn, routes, times);
        }

        @Override
        public void cutShort() {
            delivery.partGoesOn();
            delivery.partEnded(PartEnd.RETURNED);
        }
    }
}
