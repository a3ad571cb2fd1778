/** RabbitMQ through its own client, through Signalbox, and through what else people use. */
@NullMarked
package dev.signalbox.benchmarks.rabbitmq;

import org.jspecify.annotations.NullMarked;
