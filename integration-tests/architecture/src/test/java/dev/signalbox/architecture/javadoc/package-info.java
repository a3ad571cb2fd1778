/** Sees to it that what is public says what it is for. */
@NullMarked
package dev.signalbox.architecture.javadoc;

import org.jspecify.annotations.NullMarked;
