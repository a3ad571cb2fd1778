@NullMarked
package dev.signalbox.runtime.retry;

import org.jspecify.annotations.NullMarked;
