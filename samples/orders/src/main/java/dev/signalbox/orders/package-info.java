/**
 * Orders over a broker: {@link dev.signalbox.orders.emitter} and {@link dev.signalbox.orders.handler} know of
 * each other only the events, and of the transport nothing.
 */
@NullMarked
package dev.signalbox.orders;

import org.jspecify.annotations.NullMarked;
