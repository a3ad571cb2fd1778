/** Who delivers them. */
@NullMarked
package dev.signalbox.parcels.delivery;

import org.jspecify.annotations.NullMarked;
