/**
 * Problems, and how they are told to the user.
 */
@NullMarked
package dev.signalbox.processor.diagnostic;

import org.jspecify.annotations.NullMarked;
