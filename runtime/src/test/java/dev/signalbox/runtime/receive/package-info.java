@NullMarked
package dev.signalbox.runtime.receive;

import org.jspecify.annotations.NullMarked;
