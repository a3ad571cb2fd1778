package dev.signalbox.kafka.internal;

import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A header to write. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are moved, never compared
record Written(String key, byte @Nullable [] value) implements Header {}
