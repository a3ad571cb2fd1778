/**
 * Codecs written by hand exactly as the processor should generate them, and the records they serve.
 */
@NullMarked
package dev.signalbox.codegen.example;

import org.jspecify.annotations.NullMarked;
