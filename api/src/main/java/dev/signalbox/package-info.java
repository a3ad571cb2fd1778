/**
 * What an application writes against: the annotations that the compiler reads, the emitter, the
 * context of a delivery, and the errors.
 */
@NullMarked
package dev.signalbox;

import org.jspecify.annotations.NullMarked;
