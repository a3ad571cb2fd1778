package dev.signalbox.runtime.receive;

import dev.signalbox.DecodingException;
import dev.signalbox.runtime.observe.LogText;
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
     * @param broken why it could not be read now, although the message may be well: memory was out; or null
     */
    record Read(DecodedMessage decoded, @Nullable Error broken) {}

    Read read(String topic, WireMessage message) {
        try {
            return new Read(wireFormats.apply(topic).decode(message, scheduler.now()), null);
        } catch (OutOfMemoryError exhausted) {
            return new Read(nothing(message, exhausted), exhausted);
        } catch (Throwable refused) {
            return new Read(nothing(message, refused), null);
        }
    }

    private DecodedMessage nothing(WireMessage message, Throwable failure) {
        Envelope envelope =
                new Envelope("", "", "", scheduler.now(), message.key(), "", message.headers(), message.body());
        return new DecodedMessage(
                envelope,
                new DecodingException("", "the wire format has failed: " + LogText.message(failure), failure));
    }
}
