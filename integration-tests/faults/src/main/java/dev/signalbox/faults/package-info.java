/** Jobs to emit and to do while a broker or a consumer fails, and what has become of each. */
@NullMarked
package dev.signalbox.faults;

import org.jspecify.annotations.NullMarked;
