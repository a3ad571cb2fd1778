package dev.signalbox.it.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.DecodingException;
import dev.signalbox.codegen.EventCodec;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every failure says where it happened. Single quotes stand for double ones. */
class PointersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Missing: the property's own pointer.
                "{}                                           | /total",
                "{'id':'1','lines':[]}                        | /total",
                "{'id':'1','total':1,'lines':[{'sku':'a'}]}   | /lines/0/price",
                "{'id':'1','total':1,'more':{'a/b':{}}}       | /more/a~1b/sku",
                // Null where nothing may be null.
                "{'id':null,'total':1}                        | /id",
                "{'id':'1','total':null}                      | /total",
                "{'id':'1','total':1,'lines':[null]}          | /lines/0",
                "{'id':'1','total':1,'more':{'x':null}}       | /more/x",
                // Of another type: nothing is coerced.
                "{'id':1,'total':1}                           | /id",
                "{'id':'1','total':'1'}                       | /total",
                "{'id':'1','total':1.5}                       | /total",
                "{'id':'1','total':true}                      | /total",
                "{'id':'1','total':1,'lines':{}}              | /lines",
                "{'id':'1','total':1,'lines':[[]]}            | /lines/0",
                "{'id':'1','total':1,'more':[]}               | /more",
                "{'id':'1','total':1,'size':'HUGE'}           | /size",
                "{'id':'1','total':1,'lines':[{'sku':'a','price':'x'}]} | /lines/0/price",
                // Out of range.
                "{'id':'1','total':2147483648}                | /total",
                "{'id':'1','total':1,'levels':[1,128]}        | /levels/1",
                "{'id':'1','total':1,'counts':{'1':1,'x':2}}  | /counts/x",
                // Sealed interfaces, the discriminator first, last, missing, unknown.
                "{'id':'1','total':1,'payment':{'type':'Card','number':1}}            | /payment/number",
                "{'id':'1','total':1,'payment':{'number':'1','month':'x','type':'Card'}} | /payment/month",
                "{'id':'1','total':1,'payment':{'number':'1','type':'Card'}}          | /payment/month",
                "{'id':'1','total':1,'payment':{'number':'1'}}                        | /payment/type",
                "{'id':'1','total':1,'payment':{'type':'Cheque'}}                     | /payment/type",
                "{'id':'1','total':1,'payment':{'number':'1','type':7}}               | /payment/type",
                "{'id':'1','total':1,'payment':{'fallback':{'month':1,'number':{},'type':'Card'},'limit':1,'type':'Invoice'}}"
                        + " | /payment/fallback/number",
                // A constructor that refuses.
                "{'id':'','total':1}                          | ",
                "{'id':'1','total':1,'lines':[{'sku':'a','price':-1}]} | /lines/0",
                // Not even an object.
                "[]                                           | ",
                "null                                         | ",
                "7                                            | "
            })
    void pointerSaysWhere(String document, @Nullable String pointer) {
        byte[] bytes = document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        EventCodec<Pointed> codec = Pointed_Codec.INSTANCE;

        assertThatExceptionOfType(DecodingException.class)
                .isThrownBy(() -> Codecs.read(codec, bytes))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo(pointer == null ? "" : pointer));
    }
}
