/** The program that emits orders. */
@NullMarked
package dev.signalbox.orders.emitter;

import org.jspecify.annotations.NullMarked;
