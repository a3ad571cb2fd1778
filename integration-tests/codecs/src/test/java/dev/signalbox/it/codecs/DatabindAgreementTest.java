package dev.signalbox.it.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.codegen.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.json.JsonMapper;

/** jackson-databind and codecs write the same and read each other's output. */
class DatabindAgreementTest {

    private final JsonMapper databind = Databind.mapper();

    @Property(tries = 200)
    void theEventWithEverything(@ForAll long seed) {
        agree(Everything.class, Everything_Codec.INSTANCE, seed);
    }

    @Property(tries = 300)
    void nonNull(@ForAll long seed) {
        agree(Inclusions.NonNull.class, Inclusions_NonNull_Codec.INSTANCE, seed);
    }

    @Property(tries = 300)
    void each(@ForAll long seed) {
        agreeOnDocuments(Inclusions.Each.class, Inclusions_Each_Codec.INSTANCE, seed);
    }

    @Property(tries = 300)
    void nonAbsent(@ForAll long seed) {
        agreeOnDocuments(Inclusions.NonAbsent.class, Inclusions_NonAbsent_Codec.INSTANCE, seed);
    }

    @Property(tries = 300)
    void nonEmpty(@ForAll long seed) {
        agreeOnDocuments(Inclusions.NonEmpty.class, Inclusions_NonEmpty_Codec.INSTANCE, seed);
    }

    @Property(tries = 300)
    void nonDefault(@ForAll long seed) {
        agreeOnDocuments(Inclusions.NonDefault.class, Inclusions_NonDefault_Codec.INSTANCE, seed);
    }

    private <T> void agree(Class<T> type, EventCodec<T> codec, long seed) {
        T value = agreeOnDocuments(type, codec, seed);

        assertSame(Codecs.read(codec, databind.writeValueAsBytes(value)), value);
        assertSame(databind.readValue(Codecs.write(codec, value), type), value);
    }

    /** Where what is left out cannot be told from what was never there, only the documents can be compared. */
    private <T> T agreeOnDocuments(Class<T> type, EventCodec<T> codec, long seed) {
        T value = new RandomInstances(seed).of(type);

        String ours = new String(Codecs.write(codec, value), StandardCharsets.UTF_8);
        String theirs = databind.writeValueAsString(value);
        assertThat(firstDifference(ours, theirs)).isEmpty();
        T read = Codecs.read(codec, ours.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(Codecs.write(codec, read), StandardCharsets.UTF_8))
                .isEqualTo(ours);
        return value;
    }

    /** What stands around the first character that differs: the documents are long. */
    private static String firstDifference(String ours, String theirs) {
        int index = Arrays.mismatch(ours.toCharArray(), theirs.toCharArray());
        return index < 0 ? "" : "ours …" + around(ours, index) + "… theirs …" + around(theirs, index) + "…";
    }

    private static String around(String text, int index) {
        return text.substring(Math.max(0, index - 60), Math.min(text.length(), index + 60));
    }

    private static void assertSame(Object actual, Object expected) {
        assertThat(SameValue.difference(actual, expected)).isEmpty();
    }
}
