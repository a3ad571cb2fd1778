package dev.signalbox.testing;

/** Where assertions about a {@link TestSignalbox} begin; to be imported beside those of AssertJ. */
public final class SignalboxAssertions {

    private SignalboxAssertions() {}

    /** Assertions about what a box has done. */
    public static TestSignalboxAssert assertThat(TestSignalbox box) {
        return new TestSignalboxAssert(box);
    }
}
