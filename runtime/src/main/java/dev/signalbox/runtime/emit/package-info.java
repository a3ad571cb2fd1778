/** The way out: record, codec, envelope, publisher; domain events go straight to their handlers. */
@NullMarked
package dev.signalbox.runtime.emit;

import org.jspecify.annotations.NullMarked;
