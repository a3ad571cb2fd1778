/** Signalbox with an event that goes through codec, engine and the in-memory transport. */
@NullMarked
package dev.signalbox.startup.transport;

import org.jspecify.annotations.NullMarked;
