@NullMarked
package dev.signalbox.runtime.emit;

import org.jspecify.annotations.NullMarked;
