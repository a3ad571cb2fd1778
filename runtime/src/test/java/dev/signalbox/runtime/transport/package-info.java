@NullMarked
package dev.signalbox.runtime.transport;

import org.jspecify.annotations.NullMarked;
