/**
 * From the model to sources.
 */
@NullMarked
package dev.signalbox.processor.write;

import org.jspecify.annotations.NullMarked;
