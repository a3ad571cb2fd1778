@NullMarked
package dev.signalbox.runtime.time;

import org.jspecify.annotations.NullMarked;
