/** Turns results into the tables of docs/benchmarks.md. */
@NullMarked
package dev.signalbox.benchmarks.report;

import org.jspecify.annotations.NullMarked;
