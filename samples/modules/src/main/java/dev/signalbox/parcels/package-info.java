/** The program. */
@NullMarked
package dev.signalbox.parcels;

import org.jspecify.annotations.NullMarked;
