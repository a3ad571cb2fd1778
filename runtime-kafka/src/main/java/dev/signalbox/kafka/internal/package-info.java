/** How the Kafka transport works: nothing here is for users. */
@NullMarked
package dev.signalbox.kafka.internal;

import org.jspecify.annotations.NullMarked;
