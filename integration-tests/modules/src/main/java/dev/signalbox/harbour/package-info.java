/** A program in a named module. */
@NullMarked
package dev.signalbox.harbour;

import org.jspecify.annotations.NullMarked;
