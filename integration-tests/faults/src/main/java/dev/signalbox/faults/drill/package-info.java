/** Everything at once, for as long as one likes, and an account of it, whatever the broker. */
@NullMarked
package dev.signalbox.faults.drill;

import org.jspecify.annotations.NullMarked;
