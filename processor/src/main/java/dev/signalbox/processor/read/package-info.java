/**
 * From elements to the model. Alone touches annotation mirrors and type mirrors.
 */
@NullMarked
package dev.signalbox.processor.read;

import org.jspecify.annotations.NullMarked;
