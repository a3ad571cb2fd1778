package dev.signalbox.runtime.emit;

import dev.signalbox.ConfigurationException;
import dev.signalbox.DecodingException;
import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.SignalboxException;
import dev.signalbox.codegen.EventCodec;
import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.transport.OutboundMessage;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.wire.Envelope;
import dev.signalbox.runtime.wire.WireMessage;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Emits that go to a transport. */
final class TransportEmits {

    private final EmitSettings settings;
    private final Destination.Finder destinations;
    private final EmitJournal journal;
    private final EmitDeadlines deadlines;
    private final UserTexts texts = new UserTexts();

    TransportEmits(EmitSettings settings, Destination.Finder destinations, EmitJournal journal) {
        this.settings = settings;
        this.destinations = destinations;
        this.journal = journal;
        this.deadlines = new EmitDeadlines(settings.scheduler(), settings.timeout());
    }

    CompletableFuture<Emission> emit(EventType<?> type, Record event, EmitOptions options) {
        return emitAs(of(type), event, options);
    }

    void close() {
        deadlines.close();
    }

    private <E extends Record> CompletableFuture<Emission> emitAs(EventType<E> type, E event, EmitOptions options) {
        String topic = options.topic() != null
                ? exact(options.topic())
                : type.topicOf().apply(event);
        String key = options.key() != null ? options.key() : type.keyOf().apply(event);
        Emission emission = new Emission(
                options.id() != null ? options.id() : settings.ids().get(),
                topic,
                key,
                options.time() != null ? options.time() : settings.scheduler().now());
        Destination destination = destination(topic, options);
        texts.check(emission, options, destination.transport());
        OutboundMessage message = message(type, event, emission, options, destination);
        EmitJournal.@Nullable Entry entry = journal.started(emission, type.type(), event);
        CompletableFuture<Void> confirmation = publish(message, destination);
        if (confirmation.isDone() && !confirmation.isCompletedExceptionally()) {
            journal.confirmed(entry);
            return CompletableFuture.completedFuture(emission);
        }
        return new PendingEmit(event, emission, destination, journal, entry, settings.callbacks())
                .await(confirmation, deadlines);
    }

    /** One that was named for this emit alone has not been checked before. */
    private Destination destination(String topic, EmitOptions options) {
        try {
            Destination destination = destinations.of(topic);
            if (options.topic() != null) {
                destination.transport().checkTopic(topic);
            }
            return destination;
        } catch (ConfigurationException | EmitException told) {
            throw told;
        } catch (SignalboxException noConnection) { // the box closes, or the transport cannot be opened
            throw new EmitException(String.valueOf(noConnection.getMessage()), noConnection);
        }
    }

    private <E extends Record> OutboundMessage message(
            EventType<E> type, E event, Emission emission, EmitOptions options, Destination destination) {
        Envelope envelope = new Envelope(
                emission.id(),
                type.type(),
                settings.application(),
                emission.time(),
                emission.key(),
                settings.payloadFormat().contentType(),
                options.headers(),
                payload(type, event));
        WireMessage message = destination
                .wireFormat()
                .encode(envelope, destination.transport().attributePrefix());
        return new OutboundMessage(emission.topic(), message.key(), message.headers(), message.body());
    }

    private <E extends Record> byte[] payload(EventType<E> type, E event) {
        EventCodec<E> codec = Objects.requireNonNull(type.codec(), "only domain events have no codec");
        try {
            byte[] payload = settings.payloadFormat().write(event, codec::write);
            if (payload.length > settings.payloadFormat().longestText()) {
                checkReadable(payload, type, codec);
            }
            return payload;
        } catch (SignalboxException ours) {
            throw ours;
        } catch (RuntimeException | StackOverflowError notWritable) {
            throw new EmitException(
                    "The event " + type.eventClass().getName() + " cannot be written: " + notWritable.getMessage(),
                    notWritable);
        }
    }

    /** Writers know no limit for texts, readers do: what is that long is read once before it is sent. */
    private void checkReadable(byte[] payload, EventType<?> type, EventCodec<?> codec) {
        try {
            Object read = settings.payloadFormat().read(payload, codec::read);
            Objects.requireNonNull(read, "a codec reads something");
        } catch (DecodingException notReadable) {
            Throwable cause = notReadable.getCause();
            throw new EmitException(
                    "The event " + type.eventClass().getName() + " has a payload of " + payload.length
                            + " bytes that could not be read: " + (cause != null ? cause : notReadable).getMessage(),
                    notReadable);
        }
    }

    /** A transport that throws, or returns nothing, has failed like one that says so. */
    private static CompletableFuture<Void> publish(OutboundMessage message, Destination destination) {
        try {
            @Nullable
            CompletableFuture<Void> confirmation = destination.publisher().publish(message);
            return confirmation != null
                    ? confirmation
                    : CompletableFuture.failedFuture(
                            new IllegalStateException("the transport has returned null where it promises a future"));
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static String exact(String topic) {
        if (!TopicPattern.of(topic).exact()) {
            throw new EmitException("The topic '" + topic + "' is a pattern; an event is emitted to one topic");
        }
        return topic;
    }

    /** The type of the event's own class, as which it was found. */
    @SuppressWarnings("unchecked")
    private static <E extends Record> EventType<E> of(EventType<?> type) {
        return (EventType<E>) type;
    }
}
