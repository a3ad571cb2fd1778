package dev.signalbox.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.DecodingException;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;

/** The keys of maps, which are property names and therefore texts in every format. */
class MapKeysTest {

    @Test
    void keysAreRead() {
        UUID id = UUID.fromString("123e4567-e89b-42d3-a456-426614174000");
        for (Format format : Format.values()) {
            assertThat(key(format, id.toString(), MapKeys::readUuid)).isEqualTo(id);
            assertThat(key(format, id.toString().toUpperCase(Locale.ROOT), MapKeys::readUuid))
                    .isEqualTo(id);
            assertThat(key(format, "-128", MapKeys::readByte)).isEqualTo(Byte.MIN_VALUE);
            assertThat(key(format, "32767", MapKeys::readShort)).isEqualTo(Short.MAX_VALUE);
            assertThat(key(format, "-2147483648", MapKeys::readInt)).isEqualTo(Integer.MIN_VALUE);
            assertThat(key(format, "9223372036854775807", MapKeys::readLong)).isEqualTo(Long.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "123e4567-e89b-42d3-a456-42661417400", "123e4567-e89b-42d3-a456-4266141740000"})
    void noUuid(String key) {
        assertRefused(key, "a UUID", MapKeys::readUuid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1.0", "1e1", "0x1", "x", "9223372036854775808"})
    void noInteger(String key) {
        assertRefused(key, "an integer", MapKeys::readByte);
        assertRefused(key, "an integer", MapKeys::readShort);
        assertRefused(key, "an integer", MapKeys::readInt);
        assertRefused(key, "an integer", MapKeys::readLong);
    }

    @Test
    void outOfRange() {
        assertRefused("128", "byte", MapKeys::readByte);
        assertRefused("-129", "byte", MapKeys::readByte);
        assertRefused("32768", "short", MapKeys::readShort);
        assertRefused("-32769", "short", MapKeys::readShort);
        assertRefused("2147483648", "int", MapKeys::readInt);
        assertRefused("-2147483649", "int", MapKeys::readInt);
    }

    private static <T> T key(Format format, String key, Function<JsonParser, T> reader) {
        return format.read(format.of("{\"" + key + "\":1}"), in -> {
            in.nextToken();
            return reader.apply(in);
        });
    }

    private static <T> void assertRefused(String key, String expected, Function<JsonParser, T> reader) {
        for (Format format : Format.values()) {
            assertThatExceptionOfType(DecodingException.class)
                    .as("%s as %s", key, format)
                    .isThrownBy(() -> key(format, key, reader))
                    .withMessageContaining(expected)
                    .satisfies(refused -> assertThat(refused.pointer()).isEqualTo("/" + key));
        }
    }
}
