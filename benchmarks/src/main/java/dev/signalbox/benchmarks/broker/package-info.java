/** What the comparisons on real brokers share: the event, the rounds, and Signalbox itself. */
@NullMarked
package dev.signalbox.benchmarks.broker;

import org.jspecify.annotations.NullMarked;
