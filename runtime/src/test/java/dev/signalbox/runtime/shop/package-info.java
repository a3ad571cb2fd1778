/** A small shop, wired by hand as the processor would: the fixture of the engine's tests. */
@NullMarked
package dev.signalbox.runtime.shop;

import org.jspecify.annotations.NullMarked;
