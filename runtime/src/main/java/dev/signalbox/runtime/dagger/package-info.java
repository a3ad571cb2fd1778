/** The box as a part of a Dagger graph. */
@NullMarked
package dev.signalbox.runtime.dagger;

import org.jspecify.annotations.NullMarked;
