package dev.signalbox.runtime.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstAttemptsTest {

    private final List<String> ran = new ArrayList<>();

    @Test
    void aRetryWaitsForTheLastFirstAttempt() {
        FirstAttempts attempts = FirstAttempts.of(3);
        attempts.begun();
        attempts.afterwards(() -> ran.add("one"));
        attempts.begun();
        attempts.afterwards(() -> ran.add("two"));
        assertThat(ran).isEmpty();
        attempts.begun();
        assertThat(ran).containsExactly("one", "two");
        attempts.afterwards(() -> ran.add("three"));
        assertThat(ran).containsExactly("one", "two", "three");
    }

    @Test
    void whereThereIsNobodyToWaitForNothingWaits() {
        FirstAttempts.NONE.afterwards(() -> ran.add("one"));
        assertThat(ran).containsExactly("one");
    }
}
