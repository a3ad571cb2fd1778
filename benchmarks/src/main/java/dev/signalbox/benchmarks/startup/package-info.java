/** Whole processes, from their start to the first event handled. */
@NullMarked
package dev.signalbox.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
