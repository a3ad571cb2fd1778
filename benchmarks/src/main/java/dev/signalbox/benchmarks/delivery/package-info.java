/** Events on their way through a queue to handlers on other threads. */
@NullMarked
package dev.signalbox.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
