/** What a user of the jars writes: two events, a handler, an anchor, a Dagger component. */
@NullMarked
package dev.signalbox.it.consumer;

import org.jspecify.annotations.NullMarked;
