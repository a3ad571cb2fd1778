package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyTextTest {

    @Property
    void whateverBytesComeOutAsTheyWentIn(@ForAll byte[] bytes) {
        assertThat(KeyText.bytes(KeyText.of(bytes))).isEqualTo(bytes);
    }

    @Test
    void utf8IsReadAsSuch() {
        for (String text :
                new String[] {"", "order-1", "caf\u00e9", "\u20ac \uD83D\uDE82 end", "\uD83D\uDC80", "\uFFFD"}) {
            assertThat(KeyText.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
            assertThat(KeyText.bytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void bytesThatAreNoTextAreKeptApart() {
        byte[] one = {'a', (byte) 0xc3, 'b'};
        byte[] other = {'a', (byte) 0xe2, 'b'};
        assertThat(KeyText.of(one)).isEqualTo("a\uDCC3b").isNotEqualTo(KeyText.of(other));
    }

    @Test
    void noBytesAreNoText() {
        assertThat(KeyText.ofNullable(null)).isNull();
        assertThat(KeyText.bytesOfNullable(null)).isNull();
    }
}
