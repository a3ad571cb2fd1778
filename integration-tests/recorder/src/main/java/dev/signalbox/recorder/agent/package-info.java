/** Makes the JDK's own methods tell who asks them. */
@NullMarked
package dev.signalbox.recorder.agent;

import org.jspecify.annotations.NullMarked;
