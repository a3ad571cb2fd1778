/** A service of the shop: its handlers and their anchor. */
@NullMarked
package dev.signalbox.it.shop.handlers;

import org.jspecify.annotations.NullMarked;
