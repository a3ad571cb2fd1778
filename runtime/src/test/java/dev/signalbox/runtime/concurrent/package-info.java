@NullMarked
package dev.signalbox.runtime.concurrent;

import org.jspecify.annotations.NullMarked;
