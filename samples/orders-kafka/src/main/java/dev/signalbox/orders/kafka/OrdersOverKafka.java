package dev.signalbox.orders.kafka;

import dev.signalbox.kafka.KafkaTransport;
import dev.signalbox.orders.Orders;

/** The orders sample over Kafka. */
public final class OrdersOverKafka {

    private static final String BROKER = System.getProperty("broker", "localhost:9092");

    private OrdersOverKafka() {}

    public static void main(String[] args) throws InterruptedException {
        Orders.run(KafkaTransport.builder(BROKER).build(), args);
    }
}
