/** The box: what an application creates, starts and closes. */
@NullMarked
package dev.signalbox.runtime;

import org.jspecify.annotations.NullMarked;
