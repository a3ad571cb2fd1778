package dev.signalbox.docs.testing;

import dev.signalbox.Event;
import dev.signalbox.Key;

/** A receipt lies in the tray. */
@Event(topic = "receipts")
public record ReceiptPrinted(@Key String orderId) {}
