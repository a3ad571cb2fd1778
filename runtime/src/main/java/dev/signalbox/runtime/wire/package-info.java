/**
 * What is on the wire: an envelope as headers and bytes, one class a format. Knows no broker, no topic
 * and no event.
 */
@NullMarked
package dev.signalbox.runtime.wire;

import org.jspecify.annotations.NullMarked;
