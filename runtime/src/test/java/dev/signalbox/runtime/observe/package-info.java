@NullMarked
package dev.signalbox.runtime.observe;

import org.jspecify.annotations.NullMarked;
