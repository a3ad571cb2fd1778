/** What logs, metrics and traces can see of the engine. */
@NullMarked
package dev.signalbox.runtime.observe;

import org.jspecify.annotations.NullMarked;
