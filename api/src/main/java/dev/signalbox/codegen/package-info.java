/**
 * What generated code is written against: codecs, the tables that the compiler fills, and small
 * readers and writers of scalars. Applications meet {@link dev.signalbox.codegen.EventCodec} when they
 * write a codec by hand; the rest is called by generated code and by the runtime.
 */
@NullMarked
package dev.signalbox.codegen;

import org.jspecify.annotations.NullMarked;
