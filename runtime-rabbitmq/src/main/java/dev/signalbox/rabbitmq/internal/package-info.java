/** How the RabbitMQ transport works: nothing here is for users. */
@NullMarked
package dev.signalbox.rabbitmq.internal;

import org.jspecify.annotations.NullMarked;
