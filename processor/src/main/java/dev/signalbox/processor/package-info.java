/**
 * The annotation processors. Each is a list of steps; a step reads elements into the model, validates
 * the model, reports what is wrong and writes sources where nothing is.
 */
@NullMarked
package dev.signalbox.processor;

import org.jspecify.annotations.NullMarked;
