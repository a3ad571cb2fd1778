package dev.signalbox.runtime.wire;

import tools.jackson.dataformat.cbor.CBORFactory;

/** Loaded when CBOR is asked for, not before: its jar is optional. */
final class CborFormat {

    static final PayloadFormat INSTANCE = PayloadFormat.of(
            "application/cbor",
            CBORFactory.builder().recyclerPool(BufferSlots.INSTANCE).build());

    private CborFormat() {}
}
