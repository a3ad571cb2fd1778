/** Nothing but Java. */
@NullMarked
package dev.signalbox.startup.plain;

import org.jspecify.annotations.NullMarked;
