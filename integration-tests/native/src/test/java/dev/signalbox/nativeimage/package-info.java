@NullMarked
package dev.signalbox.nativeimage;

import org.jspecify.annotations.NullMarked;
