/** Everything at once, for as long as one likes, and an account of it: see {@link ClusterDrillTest}. */
@NullMarked
package dev.signalbox.it.rabbitmq.drill;

import org.jspecify.annotations.NullMarked;
