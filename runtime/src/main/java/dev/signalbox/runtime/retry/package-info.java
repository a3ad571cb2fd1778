/** Decisions about failures: pure functions without threads, clocks or randomness of their own. */
@NullMarked
package dev.signalbox.runtime.retry;

import org.jspecify.annotations.NullMarked;
