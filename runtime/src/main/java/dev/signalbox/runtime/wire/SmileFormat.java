package dev.signalbox.runtime.wire;

import tools.jackson.dataformat.smile.SmileFactory;

/** Loaded when Smile is asked for, not before: its jar is optional. */
final class SmileFormat {

    static final PayloadFormat INSTANCE = PayloadFormat.of(
            "application/x-jackson-smile",
            SmileFactory.builder().recyclerPool(BufferSlots.INSTANCE).build());

    private SmileFormat() {}
}
