/** Beside the CloudEvents project's own binding to Kafka. */
@NullMarked
package dev.signalbox.kafka.cloudevents;

import org.jspecify.annotations.NullMarked;
