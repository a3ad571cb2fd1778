/** What happens to parcels. */
@NullMarked
package dev.signalbox.parcels.event;

import org.jspecify.annotations.NullMarked;
