package dev.signalbox.it.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.signalbox.DecodingException;
import dev.signalbox.codegen.EventCodec;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.cbor.CBORFactory;
import tools.jackson.dataformat.smile.SmileFactory;

/** Whatever the bytes are, reading gives a value or a {@link DecodingException}. */
class BrokenInputTest {

    private static final int MUTATIONS = 3_000;
    private static final int LONGEST = 6_000;
    private static final byte[][] TOKENS = Stream.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "null",
                    "true",
                    "1",
                    "-1.5",
                    "1e999",
                    "\"\"",
                    "\"x\"",
                    "\"type\"",
                    "{}",
                    "[]")
            .map(String::getBytes)
            .toArray(byte[][]::new);

    private final EventCodec<Everything> codec = Everything_Codec.INSTANCE;

    static Stream<TokenStreamFactory> formats() {
        return Stream.of(new JsonFactory(), new CBORFactory(), new SmileFactory());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void cutAtEveryByte(TokenStreamFactory format) {
        byte[] document = document(format, 7);

        for (int length = 0; length < document.length; length++) {
            byte[] cut = Arrays.copyOf(document, length);
            if (isRead(format, cut, "cut at " + length)) {
                fail("%s: a document that ends after %s of %s bytes is read", format, length, document.length);
            }
        }
        assertThat(isRead(format, document, "whole")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void mutations(TokenStreamFactory format) {
        byte[][] documents = LongStream.range(0, 20)
                .mapToObj(seed -> document(format, seed * 100))
                .toArray(byte[][]::new);
        int refused = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            byte[] document = documents[seed % documents.length];
            for (int i = random.nextInt(3); i >= 0; i--) {
                document = mutate(document, random);
            }
            if (!isRead(format, document, "seed " + seed)) {
                refused++;
            }
        }
        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS - 1);
    }

    /** A document that is short enough to be read thousands of times. */
    private byte[] document(TokenStreamFactory format, long firstSeed) {
        for (long seed = firstSeed; ; seed++) {
            byte[] document = Codecs.write(format, codec, new RandomInstances(seed).of(Everything.class));
            if (document.length < LONGEST) {
                return document;
            }
        }
    }

    private boolean isRead(TokenStreamFactory format, byte[] document, String which) {
        try {
            Codecs.read(format, codec, document);
            return true;
        } catch (DecodingException expected) {
            if (!expected.pointer().isEmpty() && !expected.pointer().startsWith("/")) {
                fail("no JSON pointer: %s", expected.pointer());
            }
            return false;
        } catch (RuntimeException | StackOverflowError wrong) {
            throw new AssertionError(format.getFormatName() + ", " + which, wrong);
        }
    }

    private static byte[] mutate(byte[] document, Random random) {
        int from = random.nextInt(document.length);
        int to = Math.min(document.length, from + random.nextInt(8));
        return switch (random.nextInt(5)) {
            case 0 -> flipped(document, from, random);
            case 1 -> spliced(document, from, to, new byte[0]);
            case 2 -> spliced(document, from, from, TOKENS[random.nextInt(TOKENS.length)]);
            case 3 -> spliced(document, from, to, TOKENS[random.nextInt(TOKENS.length)]);
            default -> {
                int other = random.nextInt(document.length);
                yield spliced(
                        document, from, to, Arrays.copyOfRange(document, other, Math.min(document.length, other + 12)));
            }
        };
    }

    private static byte[] flipped(byte[] document, int index, Random random) {
        byte[] copy = document.clone();
        copy[index] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] spliced(byte[] document, int from, int to, byte[] inserted) {
        byte[] result = new byte[document.length - (to - from) + inserted.length];
        System.arraycopy(document, 0, result, 0, from);
        System.arraycopy(inserted, 0, result, from, inserted.length);
        System.arraycopy(document, to, result, from + inserted.length, document.length - to);
        return result;
    }
}
