package dev.signalbox.it.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.DecodingException;
import dev.signalbox.codegen.EventCodec;
import dev.signalbox.it.codecs.Families.Card;
import dev.signalbox.it.codecs.Families.Invoice;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What reading forgives and what not. */
class ReadingTest {

    @Test
    void ofTwoEqualNamesTheLastCounts() {
        assertThat(read(Point_Codec.INSTANCE, "{'x':1,'y':2,'x':3}")).isEqualTo(new Point(3, 2));
    }

    @Test
    void unknownPropertiesAreSkipped() {
        assertThat(read(Point_Codec.INSTANCE, "{'z':{'x':[1,{'y':2}]},'x':1,'q':null,'y':2}"))
                .isEqualTo(new Point(1, 2));
    }

    @Test
    void collectionsThatAreAbsentOrNullAreEmpty() {
        Pointed read = read(Pointed_Codec.INSTANCE, "{'id':'1','total':1,'lines':null,'more':null}");

        assertThat(read.lines()).isEmpty();
        assertThat(read.more()).isEmpty();
        assertThat(read.levels()).isEmpty();
        assertThat(read.counts()).isEqualTo(Map.of());
        assertThat(read.size()).isNull();
        assertThat(read.payment()).isNull();
    }

    @Test
    void aliasesAreRead() {
        String start = "{'first-name':'a','lastName':'b','größe':1,";

        assertThat(read(Names_Codec.INSTANCE, start + "'email':'x'}").email()).isEqualTo("x");
        assertThat(read(Names_Codec.INSTANCE, start + "'mail':'x'}").email()).isEqualTo("x");
        assertThat(read(Names_Codec.INSTANCE, start + "'e-mail':'x'}").email()).isEqualTo("x");
        assertThat(read(Names_Codec.INSTANCE, start + "'mail':'x','hidden':['y'],'cache':1}")
                        .hidden())
                .isEmpty();
    }

    @Test
    void aliasesOfEnumConstantsAreRead() {
        EventCodec<Palette> codec = Palette_Codec.INSTANCE;

        assertThat(read(codec, "{'colours':['deep red','GREEN','emerald','lime','bleu','blau']}"))
                .isEqualTo(new Palette(
                        List.of(Colour.RED, Colour.GREEN, Colour.GREEN, Colour.GREEN, Colour.BLUE, Colour.BLUE)));
        assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> read(codec, "{'colours':['RED']}"));
    }

    @Test
    void discriminatorIsReadAtAnyPosition() {
        Invoice invoice = new Invoice(new Card("1", 2), BigDecimal.TEN);
        EventCodec<Families.Payment> codec = Families_Payment_Codec.INSTANCE;

        assertThat(read(codec, "{'type':'Invoice','fallback':{'type':'Card','number':'1','month':2},'limit':10}"))
                .isEqualTo(invoice);
        assertThat(read(codec, "{'fallback':{'number':'1','type':'Card','month':2},'type':'Invoice','limit':10}"))
                .isEqualTo(invoice);
        assertThat(read(codec, "{'limit':10,'fallback':{'month':2,'number':'1','type':'Card'},'type':'Invoice'}"))
                .isEqualTo(invoice);
    }

    @Test
    void recordOfAnAnnotatedFamilyCarriesItsNameEverywhere() {
        Families.Shape.Circle circle = new Families.Shape.Circle(3, "round");

        String written = new String(Codecs.write(Families_Shape_Circle_Codec.INSTANCE, circle), StandardCharsets.UTF_8);

        assertThat(written).isEqualTo("{\"kind\":\"circle\",\"radius\":3,\"type\":\"round\"}");
        assertThat(read(Families_Shape_Circle_Codec.INSTANCE, "{'radius':3,'type':'round'}"))
                .isEqualTo(circle);
    }

    @Test
    void readingStartsOnTheFirstTokenAndEndsOnTheLast() {
        byte[] twice = "[{\"x\":1,\"y\":2},{\"x\":3,\"y\":4}]".getBytes(StandardCharsets.UTF_8);
        try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), twice)) {
            in.nextToken();
            in.nextToken();
            assertThat(Point_Codec.INSTANCE.read(in)).isEqualTo(new Point(1, 2));
            assertThat(in.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            in.nextToken();
            assertThat(Point_Codec.INSTANCE.read(in)).isEqualTo(new Point(3, 4));
            assertThat(in.nextToken()).isEqualTo(JsonToken.END_ARRAY);
        }
    }

    @Test
    void depthAndLengthStayLimited() {
        String deep = "{'name':'a','children':[".repeat(5_000);
        assertThatExceptionOfType(DecodingException.class).isThrownBy(() -> read(Generics_Node_Codec.INSTANCE, deep));
        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> read(Point_Codec.INSTANCE, "{'z':" + "[".repeat(5_000)));
        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> read(Pointed_Line_Codec.INSTANCE, "{'sku':'a','price':" + "9".repeat(5_000) + "}"));
        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> read(Point_Codec.INSTANCE, "{'x':1e999999999,'y':2}"));
    }

    private static <T> T read(EventCodec<T> codec, String document) {
        return Codecs.read(codec, document.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
