/** The way in: bytes, decode, route, handler, settlement; and the dead letters. */
@NullMarked
package dev.signalbox.runtime.receive;

import org.jspecify.annotations.NullMarked;
