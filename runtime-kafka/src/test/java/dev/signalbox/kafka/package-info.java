@NullMarked
package dev.signalbox.kafka;

import org.jspecify.annotations.NullMarked;
