/**
 * Transports around transports: {@link dev.signalbox.testing.transport.ControlledTransport} fails when a
 * test says so, {@link dev.signalbox.testing.transport.FaultyTransport} by chance.
 */
@NullMarked
package dev.signalbox.testing.transport;

import org.jspecify.annotations.NullMarked;
