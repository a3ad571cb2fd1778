/** Order and limits for work on several threads: serial per key, bounded in flight, drained on close. */
@NullMarked
package dev.signalbox.runtime.concurrent;

import org.jspecify.annotations.NullMarked;
