/** Holds every Java snippet of the documentation against the compiled code that it is a region of. */
@NullMarked
package dev.signalbox.architecture.snippets;

import org.jspecify.annotations.NullMarked;
