/** An event from its publisher to its handlers within the process: Signalbox beside event buses. */
@NullMarked
package dev.signalbox.benchmarks.dispatch;

import org.jspecify.annotations.NullMarked;
