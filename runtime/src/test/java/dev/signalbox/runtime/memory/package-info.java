@NullMarked
package dev.signalbox.runtime.memory;

import org.jspecify.annotations.NullMarked;
