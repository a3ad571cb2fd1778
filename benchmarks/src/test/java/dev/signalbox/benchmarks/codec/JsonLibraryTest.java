package dev.signalbox.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** No library does less work than another: all write the same document and read all of it. */
class JsonLibraryTest {

    private static final JsonMapper TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Stream<Arguments> subjects() {
        return Stream.of(Library.values())
                .flatMap(library -> Stream.of(Sample.values()).map(sample -> Arguments.of(library, sample)));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void writesTheDocumentOfDatabind(Library library, Sample sample) throws Exception {
        byte[] json = CodecSubject.of(library, sample).encode();

        assertThat(tree(json)).isEqualTo(tree(databindJson(sample)));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void readsEverythingThatDatabindWrote(Library library, Sample sample) throws Exception {
        byte[] json = databindJson(sample);

        CodecSubject<?> subject = CodecSubject.of(library, sample);

        assertThat(tree(subject.recode(json))).isEqualTo(tree(json));
        assertThat(subject.decode(json)).usingRecursiveComparison().isEqualTo(subject.value());
    }

    private static byte[] databindJson(Sample sample) throws Exception {
        return CodecSubject.of(Library.DATABIND, sample).encode();
    }

    private static JsonNode tree(byte[] json) {
        return TREES.readTree(json);
    }
}
