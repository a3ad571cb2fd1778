package dev.signalbox.runtime.receive;

import dev.signalbox.runtime.time.TimerGroup;

/**
 * A part of a delivery that waits for its time; cut short, its message is handed back. Whatever ends the
 * waiting begins with {@link MessageDelivery#partGoesOn()}.
 */
interface PendingPart extends TimerGroup.Waiting {

    MessageDelivery delivery();

    /** The delivery may have been taken away just before. */
    @Override
    default boolean inVain() {
        return !delivery().current();
    }
}
