package dev.signalbox.runtime.receive;

import dev.signalbox.DecodingException;
import dev.signalbox.RawEvent;
import dev.signalbox.codegen.EventCodec;
import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.observe.LogText;
import dev.signalbox.runtime.transport.InboundMessage;
import dev.signalbox.runtime.wire.DecodedMessage;
import dev.signalbox.runtime.wire.Envelope;
import dev.signalbox.runtime.wire.PayloadFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a message: the handlers to call, each with its event, and what is wrong with
 * the message, if anything. The payload is decoded once for each event type.
 *
 * @param calls the handlers to call
 * @param malformed why no typed handler can be called, or null
 * @param handlerGone whether the message was replayed to a handler that is not there any more
 */
record DeliveryPlan(List<Planned<?>> calls, @Nullable DecodingException malformed, boolean handlerGone) {

    /** A handler with its event. */
    record Planned<E>(BoundHandler<E> handler, Map<String, String> captures, E event) {}

    static DeliveryPlan of(MessageDelivery delivery, List<Target> routed, PayloadFormat fallback) {
        String only = delivery.replayedTo();
        List<Target> targets = only == null
                ? routed
                : routed.stream()
                        .filter(target -> target.handler().id().equals(only))
                        .toList();
        if (only != null && targets.isEmpty()) {
            return new DeliveryPlan(List.of(), null, true);
        }
        return new Planner(delivery, fallback).plan(targets);
    }

    /** Whether there is nothing to do, and nothing wrong either. */
    boolean unrouted() {
        return calls.isEmpty() && malformed == null;
    }

    /** Makes one plan. */
    private static final class Planner {

        private final InboundMessage message;
        private final DecodedMessage decoded;
        private final Envelope envelope;
        private final PayloadFormat fallback;
        private final List<Planned<?>> calls = new ArrayList<>(2);

        /** What the payload is as each event class; not kept for a single target. */
        private @Nullable Map<Class<?>, Object> events;

        private @Nullable DecodingException malformed;

        Planner(MessageDelivery delivery, PayloadFormat fallback) {
            this.message = delivery.message();
            this.decoded = delivery.decoded();
            this.envelope = decoded.envelope();
            this.fallback = fallback;
        }

        DeliveryPlan plan(List<Target> targets) {
            boolean raw = false;
            events = targets.size() > 1 ? new HashMap<>(2) : null;
            for (Target target : targets) {
                if (target.raw()) {
                    raw = true;
                    calls.add(rawCall(target));
                } else {
                    planTyped(target);
                }
            }
            if (!raw && malformed == null && calls.isEmpty() && envelope.type().isEmpty()) {
                malformed = decoded.problem() != null
                        ? decoded.problem()
                        : new DecodingException("", "the message names no type");
            }
            return new DeliveryPlan(List.copyOf(calls), malformed, false);
        }

        private Planned<?> rawCall(Target target) {
            RawEvent event = new RawEvent(
                    message.topic(), envelope.type(), envelope.key(), message.headers(), message.payload());
            return planned(target, event);
        }

        private void planTyped(Target target) {
            EventType<?> type = Objects.requireNonNull(target.type(), "a target without a type is raw");
            Object event = events == null
                    ? eventOrProblem(type)
                    : events.computeIfAbsent(type.eventClass(), eventClass -> eventOrProblem(type));
            if (event instanceof DecodingException undecodable) {
                malformed = undecodable;
            } else {
                calls.add(planned(target, event));
            }
        }

        private Object eventOrProblem(EventType<?> type) {
            if (decoded.problem() != null) {
                return decoded.problem();
            }
            try {
                EventCodec<?> codec = Objects.requireNonNull(type.codec(), "only domain events have no codec");
                return PayloadFormat.forContentType(envelope.contentType(), fallback)
                        .read(envelope.payload(), codec::read);
            } catch (DecodingException undecodable) {
                return undecodable;
            } catch (OutOfMemoryError exhausted) {
                throw exhausted; // which is no fault of the bytes
            } catch (Throwable refused) {
                return new DecodingException("", "the payload could not be read: " + LogText.message(refused), refused);
            }
        }

        @SuppressWarnings("unchecked") // routes hold only handlers that accept the type's class
        private static <E> Planned<E> planned(Target target, Object event) {
            return new Planned<>((BoundHandler<E>) target.handler(), target.captures(), (E) event);
        }
    }
}
