package dev.signalbox.runtime.receive;

import dev.signalbox.DecodingException;
import dev.signalbox.runtime.time.Scheduler;
import dev.signalbox.runtime.wire.DecodedMessage;
import dev.signalbox.runtime.wire.Envelope;
import dev.signalbox.runtime.wire.WireFormat;
import dev.signalbox.runtime.wire.WireMessage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Undresses messages; whatever a wire format does, there is an answer. */
final class MessageReader {

    private final Function<String, WireFormat> wireFormats;
    private final Scheduler scheduler;

    MessageReader(Function<String, WireFormat> wireFormats, Scheduler scheduler) {
        this.wireFormats = wireFormats;
        this.scheduler = scheduler;
    }

    /**
     * What was read.
     *
     * @param decoded the envelope, as far as it could be read
     * @param broken an error that is no fault of the message, or null
     */
    record Read(DecodedMessage decoded, @Nullable Error broken) {}

    Read read(String topic, WireMessage message) {
        try {
            return new Read(wireFormats.apply(topic).decode(message, scheduler.now()), null);
        } catch (RuntimeException | StackOverflowError refused) {
            return new Read(nothing(message, refused), null);
        } catch (Error brokenProcess) {
            return new Read(nothing(message, brokenProcess), brokenProcess);
        }
    }

    private DecodedMessage nothing(WireMessage message, Throwable failure) {
        Envelope envelope =
                new Envelope("", "", "", scheduler.now(), message.key(), "", message.headers(), message.body());
        return new DecodedMessage(
                envelope, new DecodingException("", "the wire format has failed: " + failure.getMessage(), failure));
    }
}
