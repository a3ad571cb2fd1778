package dev.signalbox.it.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.smile.SmileFactory;

/** The same instances serve every format. */
class FormatsTest {

    private final ObjectMapper databind =
            Databind.configure(CBORMapper.builder()).build();

    @Property(tries = 60)
    void cbor(@ForAll long seed) {
        roundTrip(new CBORFactory(), seed);
    }

    @Property(tries = 60)
    void smile(@ForAll long seed) {
        roundTrip(new SmileFactory(), seed);
    }

    @Property(tries = 60)
    void databindReadsOurCborAndWritesOurs(@ForAll long seed) {
        Everything value = new RandomInstances(seed).of(Everything.class);

        byte[] ours = Codecs.write(new CBORFactory(), Everything_Codec.INSTANCE, value);
        assertThat(SameValue.difference(databind.readValue(ours, Everything.class), value))
                .isEmpty();
        byte[] theirs = databind.writeValueAsBytes(value);
        assertThat(SameValue.difference(Codecs.read(new CBORFactory(), Everything_Codec.INSTANCE, theirs), value))
                .isEmpty();
    }

    private static void roundTrip(TokenStreamFactory format, long seed) {
        Everything value = new RandomInstances(seed).of(Everything.class);

        byte[] document = Codecs.write(format, Everything_Codec.INSTANCE, value);

        assertThat(SameValue.difference(Codecs.read(format, Everything_Codec.INSTANCE, document), value))
                .isEmpty();
    }
}
