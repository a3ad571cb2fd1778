package dev.signalbox.orders.rabbitmq;

import dev.signalbox.orders.Orders;
import dev.signalbox.rabbitmq.RabbitMqTransport;

/** The orders sample over RabbitMQ. */
public final class OrdersOverRabbitMq {

    private static final String BROKER = System.getProperty("broker", "amqp://guest:guest@localhost:5672/");

    private OrdersOverRabbitMq() {}

    public static void main(String[] args) throws InterruptedException {
        Orders.run(RabbitMqTransport.builder(BROKER).build(), args);
    }
}
