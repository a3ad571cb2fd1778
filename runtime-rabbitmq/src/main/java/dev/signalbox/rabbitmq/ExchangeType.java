package dev.signalbox.rabbitmq;

import com.rabbitmq.client.BuiltinExchangeType;

/** How an exchange decides which queues get a message. */
public enum ExchangeType {
    /** By patterns over the topic. */
    TOPIC(BuiltinExchangeType.TOPIC),
    /** By the whole topic; patterns are refused. */
    DIRECT(BuiltinExchangeType.DIRECT),
    /** To all queues; what a group does not read is dropped on arrival. */
    FANOUT(BuiltinExchangeType.FANOUT),
    /** To all queues here, as no header is asked for; what a group does not read is dropped on arrival. */
    HEADERS(BuiltinExchangeType.HEADERS);

    private final BuiltinExchangeType inClient;

    ExchangeType(BuiltinExchangeType inClient) {
        this.inClient = inClient;
    }

    BuiltinExchangeType inClient() {
        return inClient;
    }
}
