/**
 * Every generated name, and every name of a library that generated code mentions.
 */
@NullMarked
package dev.signalbox.processor.name;

import org.jspecify.annotations.NullMarked;
