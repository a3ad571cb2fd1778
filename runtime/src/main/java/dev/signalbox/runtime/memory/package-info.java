/** A broker inside the process, with the promises of a real one. */
@NullMarked
package dev.signalbox.runtime.memory;

import org.jspecify.annotations.NullMarked;
