package dev.signalbox.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.DecodingException;
import java.lang.reflect.Array;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;

/** Arrays of primitives, short and longer than the first guess. */
class PrimitiveArraysTest {

    private static final List<Function<JsonParser, Object>> READERS = List.of(
            PrimitiveArrays::readBooleans,
            PrimitiveArrays::readShorts,
            PrimitiveArrays::readInts,
            PrimitiveArrays::readLongs,
            PrimitiveArrays::readFloats,
            PrimitiveArrays::readDoubles);

    @Test
    void everyElementKeepsItsPlace() {
        for (int length : new int[] {0, 1, 7, 8, 9, 16, 17, 100}) {
            int[] numbers = IntStream.range(0, length).map(i -> i * 7 - 20).toArray();
            boolean[] flags = new boolean[length];
            StringBuilder texts = new StringBuilder();
            for (int i = 0; i < length; i++) {
                flags[i] = i % 3 == 0;
                texts.append(i == 0 ? "" : ",").append(flags[i]);
            }
            String json = IntStream.of(numbers).boxed().toList().toString();
            assertThat(read(json, PrimitiveArrays::readInts)).containsExactly(numbers);
            assertThat(read("[" + texts + "]", PrimitiveArrays::readBooleans)).containsExactly(flags);
            assertThat(read(json, PrimitiveArrays::readLongs))
                    .containsExactly(IntStream.of(numbers).asLongStream().toArray());
            assertThat(read(json, PrimitiveArrays::readDoubles))
                    .containsExactly(IntStream.of(numbers).asDoubleStream().toArray());
            short[] shorts = read(json, PrimitiveArrays::readShorts);
            float[] floats = read(json, PrimitiveArrays::readFloats);
            assertThat(IntStream.range(0, shorts.length).map(i -> shorts[i])).containsExactly(box(numbers));
            assertThat(IntStream.range(0, floats.length).map(i -> (int) floats[i]))
                    .containsExactly(box(numbers));
        }
    }

    @Test
    void fractionsAndSpecialValues() {
        String json = "[0.5,\"NaN\",\"-Infinity\"]";
        assertThat(read(json, PrimitiveArrays::readDoubles)).containsExactly(0.5, Double.NaN, Double.NEGATIVE_INFINITY);
        assertThat(read(json, PrimitiveArrays::readFloats)).containsExactly(0.5f, Float.NaN, Float.NEGATIVE_INFINITY);
    }

    @Test
    void nullIsEmpty() {
        READERS.forEach(reader ->
                assertThat(read("null", reader)).extracting(Array::getLength).isEqualTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "1", "true", "\"\"", "\"AQ==\""})
    void noArray(String json) {
        READERS.forEach(reader -> assertRefused(json, "", reader));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"1\"", "[]", "{}"})
    void noElement(String element) {
        READERS.forEach(reader -> {
            assertRefused("[" + element + "]", "/0", reader);
        });
        assertRefused("[true," + element + "]", "/1", PrimitiveArrays::readBooleans);
        assertRefused("[1,2," + element + "]", "/2", PrimitiveArrays::readInts);
    }

    @Test
    void outOfRange() {
        assertRefused("[1,32768]", "/1", PrimitiveArrays::readShorts);
        assertRefused("[1,2147483648]", "/1", PrimitiveArrays::readInts);
        assertRefused("[1,9223372036854775808]", "/1", PrimitiveArrays::readLongs);
        assertRefused("[1,1.5]", "/1", PrimitiveArrays::readLongs);
        assertRefused("[1,1e39]", "/1", PrimitiveArrays::readFloats);
        assertRefused("[1,1e400]", "/1", PrimitiveArrays::readDoubles);
    }

    private static Integer[] box(int[] numbers) {
        return IntStream.of(numbers).boxed().toArray(Integer[]::new);
    }

    private static <T> T read(String json, Function<JsonParser, T> reader) {
        T first = Format.JSON_BYTES.read(Format.JSON_BYTES.of(json), reader);
        for (Format format : Format.values()) {
            assertThat(format.read(format.of(json), reader)).isEqualTo(first);
        }
        return first;
    }

    private static <T> void assertRefused(String json, String pointer, Function<JsonParser, T> reader) {
        for (Format format : Format.values()) {
            assertThatExceptionOfType(DecodingException.class)
                    .as("%s as %s", json, format)
                    .isThrownBy(() -> format.read(format.of(json), in -> {
                        try {
                            return reader.apply(in);
                        } catch (RuntimeException refused) {
                            // As codecs do.
                            throw Decoding.failed(in, refused);
                        }
                    }))
                    .satisfies(refused -> assertThat(refused.pointer()).isEqualTo(pointer));
        }
    }
}
