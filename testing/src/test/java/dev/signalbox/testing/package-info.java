@NullMarked
package dev.signalbox.testing;

import org.jspecify.annotations.NullMarked;
