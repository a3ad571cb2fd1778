/** Faults on a real broker. */
@NullMarked
package dev.signalbox.it.rabbitmq;

import org.jspecify.annotations.NullMarked;
