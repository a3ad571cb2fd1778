/** What an agent has recorded of a JVM, as tests read it. */
@NullMarked
package dev.signalbox.recorder;

import org.jspecify.annotations.NullMarked;
