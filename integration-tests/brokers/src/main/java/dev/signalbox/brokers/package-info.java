/** Real brokers in processes of their own. */
@NullMarked
package dev.signalbox.brokers;

import org.jspecify.annotations.NullMarked;
