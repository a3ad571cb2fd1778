package dev.signalbox.it.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.DecodingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codecs that users write, wherever generated ones call them. Single quotes stand for double ones. */
class HandWrittenCodecsTest {

    private static final Money TWO = new Money(BigDecimal.valueOf(2), "EUR");

    @Test
    void everyPlaceKeepsItsValue() {
        Priced value = new Priced(
                7,
                3,
                List.of(TWO),
                Map.of("eu", TWO),
                new Generics.Pair<>(TWO, "x", Map.of()),
                new Priced.Dropped(new Point(1, 2)));

        byte[] document = Codecs.write(Priced_Codec.INSTANCE, value);

        assertThat(new String(document, StandardCharsets.UTF_8)).isEqualTo("""
                        {"cents":"7c","discount":"3c","prices":[[2,"EUR"]],"byRegion":{"eu":[2,"EUR"]},\
                        "pair":{"first":[2,"EUR"],"second":"x","more":{}},\
                        "change":{"type":"Dropped","at":{"x":2,"y":2}}}""");
        assertThat(Codecs.read(Priced_Codec.INSTANCE, document)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                          | /cents",
                "{'cents':7}                                                 | /cents",
                "{'cents':null}                                              | /cents",
                "{'cents':'xc'}                                              | /cents",
                "{'cents':'7c','discount':7}                                 | /discount",
                "{'cents':'7c','prices':[7]}                                 | /prices/0",
                "{'cents':'7c','prices':[[1,'EUR'],[1,2]]}                   | /prices/1/1",
                "{'cents':'7c','prices':[[1,'']]}                            | /prices/0/1",
                "{'cents':'7c','prices':[['1','EUR']]}                       | /prices/0/0",
                "{'cents':'7c','prices':[[1,'EUR',3]]}                       | /prices/0",
                "{'cents':'7c','byRegion':{'a/b':[1,2]}}                     | /byRegion/a~1b/1",
                "{'cents':'7c','pair':{'first':[1,2]}}                       | /pair/first/1",
                "{'cents':'7c','change':{'type':'Raised','by':[1,2]}}        | /change/by/1",
                "{'cents':'7c','change':{'by':[1,2],'type':'Raised'}}        | /change/by/1",
                "{'cents':'7c','change':{'by':7,'type':'Raised'}}            | /change/by",
                "{'cents':'7c','change':{'type':'Dropped','at':{'x':'1'}}}   | /change/at/x",
                "{'cents':'7c','change':{'at':{'x':1},'type':'Dropped'}}     | /change/at/y"
            })
    void pointerSaysWhereEvenIfTheCodecDoesNot(String document, String pointer) {
        byte[] bytes = document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> Codecs.read(Priced_Codec.INSTANCE, bytes))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo(pointer))
                .withMessageEndingWith(" (at " + pointer + ")")
                .satisfies(refused -> assertThat(refused.getMessage())
                        .containsOnlyOnce("(at ")
                        .doesNotContain("the document itself"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0, nothing (in the document itself)",
                "-1, less than nothing",
                "x, malformed",
                "'1', `expected a value of int, found a text`",
                "12345678901, out of the range of int",
                "``, `expected a value of int, found the end of the input`"
            })
    void failureOfAWholeDocument(String document, String message) {
        byte[] bytes = document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> Codecs.read(Tip_Codec.INSTANCE, bytes))
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.pointer()).isEmpty());
    }

    @Test
    void wholeDocument() {
        assertThat(Codecs.read(Tip_Codec.INSTANCE, Codecs.write(Tip_Codec.INSTANCE, new Tip(7))))
                .isEqualTo(new Tip(7));
    }
}
