/** The events: what both programs know. */
@NullMarked
package dev.signalbox.orders.event;

import org.jspecify.annotations.NullMarked;
