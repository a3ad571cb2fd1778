/** What an annotation processor adds to {@code javac}: Signalbox's beside those of avaje-jsonb and Dagger. */
@NullMarked
package dev.signalbox.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
