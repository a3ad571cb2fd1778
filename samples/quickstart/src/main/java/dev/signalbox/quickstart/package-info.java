/**
 * The quickstart: order events from a file go through the in-memory transport to three services that
 * the compiler has wired. {@link dev.signalbox.quickstart.Quickstart} is the program.
 */
@NullMarked
package dev.signalbox.quickstart;

import org.jspecify.annotations.NullMarked;
