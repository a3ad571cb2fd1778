package dev.signalbox.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadOutputTest {

    @Test
    void nothingWrittenIsNoBytes() {
        assertThat(new PayloadOutput().toByteArray()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3_999, 4_000, 8_000, 40_000, 300_000})
    void everyPieceComesBackInItsOrder(int piece) {
        Random random = new Random(piece);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        PayloadOutput output = new PayloadOutput();
        for (int i = 0; i < 5; i++) {
            byte[] bytes = new byte[piece + 2];
            random.nextBytes(bytes);
            expected.write(bytes, 1, piece);
            output.write(bytes, 1, piece);
            expected.write(i);
            output.write(i);
        }

        assertThat(output.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void aPayloadIsNotChangedByTheNext() {
        byte[] first = payloadOf((byte) 1);
        byte[] copy = first.clone();

        byte[] second = payloadOf((byte) 2);

        assertThat(first).isEqualTo(copy);
        assertThat(second).hasSize(16_000).containsOnly(2);
    }

    @Test
    void twoPayloadsAtOnceDoNotMeet() {
        PayloadOutput outer = new PayloadOutput();
        outer.write(filled((byte) 1), 0, 8_000);
        byte[] inner = payloadOf((byte) 2);
        outer.write(filled((byte) 1), 0, 8_000);

        assertThat(inner).containsOnly(2);
        assertThat(outer.toByteArray()).hasSize(16_000).containsOnly(1);
    }

    private static byte[] payloadOf(byte value) {
        PayloadOutput output = new PayloadOutput();
        output.write(filled(value), 0, 8_000);
        output.write(filled(value), 0, 8_000);
        return output.toByteArray();
    }

    private static byte[] filled(byte value) {
        byte[] bytes = new byte[8_000];
        Arrays.fill(bytes, value);
        return bytes;
    }
}
