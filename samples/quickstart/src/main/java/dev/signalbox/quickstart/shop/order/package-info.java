/** The events: what happens to an order. */
@NullMarked
package dev.signalbox.quickstart.shop.order;

import org.jspecify.annotations.NullMarked;
