/** The one line that says what the orders travel over. */
@NullMarked
package dev.signalbox.orders.rabbitmq;

import org.jspecify.annotations.NullMarked;
