/** The events: what happens to an order. */
@NullMarked
package dev.signalbox.quickstart.order;

import org.jspecify.annotations.NullMarked;
