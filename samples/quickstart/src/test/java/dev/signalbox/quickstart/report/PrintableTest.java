package dev.signalbox.quickstart.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2Jgone",
                "\u009b2Jgone",
                "a\rb",
                "a\nb",
                "a\u0007",
                "a\u202eb",
                "a\u2028b",
                "a\u0000b",
                "\ud800"
            })
    void noCharacterThatATerminalObeysIsLeft(String text) {
        assertThat(Printable.of(text).codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(character -> Character.getType(character) == Character.FORMAT)
                .hasSameSizeAs(text.codePoints().toArray());
    }

    @Test
    void whatIsToBeSeenIsLeftAsItIs() {
        assertThat(Printable.of("Grüße, 北京 🙂: {\"a\": 1}")).isEqualTo("Grüße, 北京 🙂: {\"a\": 1}");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        assertThat(Printable.of("🙂".repeat(500))).isEqualTo("🙂".repeat(117) + "...");
        assertThat(Printable.of("x".repeat(120))).isEqualTo("x".repeat(120));
    }
}
