/** The page for newcomers, tried. */
@NullMarked
package dev.signalbox.firsthour;

import org.jspecify.annotations.NullMarked;
