package dev.signalbox.docs.testing;

import dev.signalbox.EventModule;

/** The anchor. */
@EventModule(events = ReceiptPrinted.class)
interface TillEvents {}
