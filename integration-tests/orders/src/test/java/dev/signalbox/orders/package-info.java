@NullMarked
package dev.signalbox.orders;

import org.jspecify.annotations.NullMarked;
