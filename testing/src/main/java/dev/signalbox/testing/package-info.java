/** A box under manual time, for tests of handlers: without threads to wait for, and without sleeping. */
@NullMarked
package dev.signalbox.testing;

import org.jspecify.annotations.NullMarked;
