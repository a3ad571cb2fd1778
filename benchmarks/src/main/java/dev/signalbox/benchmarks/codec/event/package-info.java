/** The events that are encoded and decoded: a small, a medium and a large one. */
@NullMarked
package dev.signalbox.benchmarks.codec.event;

import org.jspecify.annotations.NullMarked;
