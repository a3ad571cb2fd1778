/** Events over RabbitMQ. */
@NullMarked
package dev.signalbox.rabbitmq;

import org.jspecify.annotations.NullMarked;
