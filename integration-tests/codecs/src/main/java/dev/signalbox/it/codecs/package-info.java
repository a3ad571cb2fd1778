/** Records that hold every type and annotation that codecs know. */
@NullMarked
package dev.signalbox.it.codecs;

import org.jspecify.annotations.NullMarked;
