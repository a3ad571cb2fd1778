@NullMarked
package dev.signalbox.runtime.dagger;

import org.jspecify.annotations.NullMarked;
