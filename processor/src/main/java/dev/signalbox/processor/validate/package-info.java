/**
 * Pure functions from the model to problems.
 */
@NullMarked
package dev.signalbox.processor.validate;

import org.jspecify.annotations.NullMarked;
