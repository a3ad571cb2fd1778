/**
 * What was read, as records without types of javac, {@link dev.signalbox.processor.model.Origin} aside.
 */
@NullMarked
package dev.signalbox.processor.model;

import org.jspecify.annotations.NullMarked;
