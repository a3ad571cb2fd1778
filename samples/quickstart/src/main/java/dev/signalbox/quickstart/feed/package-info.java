/** From lines of a file to emitted events. */
@NullMarked
package dev.signalbox.quickstart.feed;

import org.jspecify.annotations.NullMarked;
