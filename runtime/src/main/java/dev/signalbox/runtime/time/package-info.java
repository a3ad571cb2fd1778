/** The clock and the timers behind one small interface, so that no test has to sleep. */
@NullMarked
package dev.signalbox.runtime.time;

import org.jspecify.annotations.NullMarked;
