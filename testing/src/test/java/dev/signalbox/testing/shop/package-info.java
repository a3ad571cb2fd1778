/** The shop that the tests of the kit are about. */
@NullMarked
package dev.signalbox.testing.shop;

import org.jspecify.annotations.NullMarked;
