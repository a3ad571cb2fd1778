@NullMarked
package dev.signalbox.kafka.internal;

import org.jspecify.annotations.NullMarked;
