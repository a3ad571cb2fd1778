/** Bytes of events: the generated codecs beside the JSON libraries that people use. */
@NullMarked
package dev.signalbox.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
