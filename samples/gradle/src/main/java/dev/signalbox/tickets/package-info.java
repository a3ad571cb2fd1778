/** Tickets for a theatre. */
@NullMarked
package dev.signalbox.tickets;

import org.jspecify.annotations.NullMarked;
