package dev.signalbox.docs.testing;

/** Prints receipts. */
interface Printer {

    void print(String text) throws OutOfPaperException;

    /** It can print again later. */
    final class OutOfPaperException extends Exception {
        private static final long serialVersionUID = 1;
    }
}
