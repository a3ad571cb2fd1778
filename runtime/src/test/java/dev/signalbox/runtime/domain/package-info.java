@NullMarked
package dev.signalbox.runtime.domain;

import org.jspecify.annotations.NullMarked;
