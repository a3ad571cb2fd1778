package dev.signalbox.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.DecodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Constants of enums, as values and as the keys of maps. */
class EnumNamesTest {

    private enum Size {
        SMALL,
        LARGE
    }

    private final EnumNames<Size> declared = EnumNames.of(Size.values());
    private final EnumNames<Size> renamed =
            EnumNames.of(Size.values(), "s", "größer").alias("small", "s");

    @ParameterizedTest
    @EnumSource
    void everyConstantTravels(Format format) {
        for (Size size : Size.values()) {
            assertThat(format.read(format.write(out -> declared.write(size, out)), declared::read))
                    .isEqualTo(size);
            assertThat(format.read(format.write(out -> renamed.write(size, out)), renamed::read))
                    .isEqualTo(size);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyConstantTravelsAsAKey(Format format) {
        for (Size size : Size.values()) {
            byte[] document = format.write(out -> {
                out.writeStartObject();
                renamed.writeKey(size, out);
                out.writeNull();
                out.writeEndObject();
            });
            Size read = format.read(document, in -> {
                in.nextToken();
                return renamed.readKey(in);
            });
            assertThat(read).isEqualTo(size);
        }
    }

    @Test
    void textsAreWrittenAndAliasesAreNot() {
        byte[] document = Format.JSON_BYTES.write(out -> renamed.write(Size.SMALL, out));
        assertThat(new String(document, StandardCharsets.UTF_8)).isEqualTo("\"s\"");
        assertThat(Format.JSON_BYTES.read(Format.JSON_BYTES.of("\"small\""), renamed::read))
                .isEqualTo(Size.SMALL);
    }

    @Test
    void manyConstantsAreToldApart() {
        EnumNames<TimeUnit> units = EnumNames.of(TimeUnit.values());
        for (TimeUnit unit : TimeUnit.values()) {
            assertThat(Format.SMILE.read(Format.SMILE.write(out -> units.write(unit, out)), units::read))
                    .isEqualTo(unit);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"small\"", "\"SMALL \"", "\"Small\"", "0", "true", "null", "[]", "{}"})
    void anyOtherValueIsRefused(String json) {
        for (Format format : Format.values()) {
            assertThatExceptionOfType(DecodingException.class)
                    .isThrownBy(() -> format.read(format.of(json), declared::read))
                    .withMessageContaining("one of SMALL, LARGE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "small", "s", "SMALLER"})
    void anyOtherKeyIsRefusedAtItsEntry(String key) {
        for (Format format : Format.values()) {
            assertThatExceptionOfType(DecodingException.class)
                    .isThrownBy(() -> format.read(format.of("{\"" + key + "\":1}"), in -> {
                        in.nextToken();
                        return declared.readKey(in);
                    }))
                    .satisfies(refused -> assertThat(refused.pointer()).isEqualTo("/" + key));
        }
    }

    @Test
    void textsAreThoseOfTheirConstantsWhateverTheirOrder() {
        EnumNames<Size> swapped = EnumNames.renamed(Size.values(), "LARGE", "SMALL", "HUGE", "huge", "SMALL", "LARGE")
                .aliasOf("LARGE", "l")
                .aliasOf("HUGE", "h")
                .aliasOf("SMALL", "SMALL");

        assertThat(Format.JSON_BYTES.write(out -> swapped.write(Size.LARGE, out)))
                .isEqualTo(Format.JSON_BYTES.of("\"SMALL\""));
        assertThat(Format.JSON_BYTES.read(Format.JSON_BYTES.of("\"SMALL\""), swapped::read))
                .isEqualTo(Size.LARGE);
        assertThat(Format.JSON_BYTES.read(Format.JSON_BYTES.of("\"LARGE\""), swapped::read))
                .isEqualTo(Size.SMALL);
        assertThat(Format.JSON_BYTES.read(Format.JSON_BYTES.of("\"l\""), swapped::read))
                .isEqualTo(Size.LARGE);
        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> Format.JSON_BYTES.read(Format.JSON_BYTES.of("\"h\""), swapped::read));
    }

    @Test
    void tableThatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> EnumNames.of(Size.values(), "one"));
        assertThatIllegalArgumentException().isThrownBy(() -> EnumNames.of(Size.values(), "one", "one"));
        assertThatIllegalArgumentException().isThrownBy(() -> declared.alias("LARGE", "SMALL"));
        assertThatIllegalArgumentException().isThrownBy(() -> declared.alias("tiny", "TINY"));
    }
}
