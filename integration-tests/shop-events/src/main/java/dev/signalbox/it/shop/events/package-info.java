/** The shop's events, in a jar that any service can use. */
@NullMarked
package dev.signalbox.it.shop.events;

import org.jspecify.annotations.NullMarked;
