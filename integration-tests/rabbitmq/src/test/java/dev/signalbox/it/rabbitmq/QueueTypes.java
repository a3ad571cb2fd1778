package dev.signalbox.it.rabbitmq;

import dev.signalbox.faults.Variants;
import dev.signalbox.rabbitmq.QueueType;

/** The types of a group's queue: the transport's default, or both. */
final class QueueTypes extends Variants<QueueType> {

    private QueueTypes() {
        super(QueueType.QUORUM);
    }
}
