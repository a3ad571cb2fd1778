/** Faults on a real broker. */
@NullMarked
package dev.signalbox.it.kafka;

import org.jspecify.annotations.NullMarked;
