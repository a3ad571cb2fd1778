/** What the programs share, so that they differ in their wiring alone. */
@NullMarked
package dev.signalbox.startup.orders;

import org.jspecify.annotations.NullMarked;
