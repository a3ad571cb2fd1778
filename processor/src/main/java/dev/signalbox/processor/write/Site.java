package dev.signalbox.processor.write;

/**
 * Where in a codec a value is written or read.
 *
 * @param codec the class that is being generated
 * @param label the value as messages at run time call it: {@code Order.lines}
 * @param hint what helper methods are named after: {@code lines}
 */
record Site(CodecClass codec, String label, String hint) {

    /** What is inside the value. */
    Site inside(String kind, String suffix) {
        return new Site(codec, kind + " of " + label, hint + suffix);
    }
}
