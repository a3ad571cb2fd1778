@NullMarked
package dev.signalbox.runtime.wire;

import org.jspecify.annotations.NullMarked;
