/**
 * The frame: read, validate, report, write; elements that wait for another processor; files.
 */
@NullMarked
package dev.signalbox.processor.step;

import org.jspecify.annotations.NullMarked;
