package dev.signalbox.quickstart.feed;

import dev.signalbox.DecodingException;
import dev.signalbox.EmitOptions;
import dev.signalbox.EventEmitter;
import dev.signalbox.Headers;
import dev.signalbox.quickstart.shop.order.OrderEvent;
import dev.signalbox.runtime.memory.InMemoryTransport;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * Emits the event of each line. A line that cannot be read is put on the topic as it is, as a program in
 * another language might have done: dealing with it is the engine's business, and nothing is lost.
 */
public final class OrderFeed {

    /** The header that says which line of the input an event came from. */
    public static final String LINE = "line";

    private static final String TOPIC = "orders";

    private final EventEmitter emitter;
    private final InMemoryTransport transport;

    @Inject
    OrderFeed(EventEmitter emitter, InMemoryTransport transport) {
        this.emitter = emitter;
        this.transport = transport;
    }

    /**
     * Sends one line and waits until the transport has it.
     *
     * @param number the line's number, from 1
     * @return whether it was an event
     */
    public boolean send(byte[] line, long number) {
        OrderEvent event;
        try {
            event = OrderLines.read(line);
        } catch (DecodingException unreadable) {
            transport.publishRaw(TOPIC, null, headersOf(line, number), line);
            return false;
        }
        EmitOptions options =
                EmitOptions.builder().header(LINE, Long.toString(number)).build();
        emitter.emit((Record) event, options).join();
        return true;
    }

    private static Headers headersOf(byte[] line, long number) {
        Headers.Builder headers = Headers.builder()
                .add(LINE, Long.toString(number))
                .add("content-type", "application/json")
                .add("ce_specversion", "1.0")
                .add("ce_id", UUID.randomUUID().toString())
                .add("ce_source", "a stranger");
        OrderLines.type(line).ifPresent(type -> headers.add("ce_type", type));
        return headers.build();
    }
}
