/**
 * What a broker has to offer: it moves bytes and knows no events. Implement {@link
 * dev.signalbox.runtime.transport.Transport} to bring a broker of your own, or wrap one.
 */
@NullMarked
package dev.signalbox.runtime.transport;

import org.jspecify.annotations.NullMarked;
