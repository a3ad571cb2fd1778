package dev.signalbox.nativeimage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * GraalVM's {@code reachability-metadata.json}: of its schema 1.2.0 those parts that ours use. Whatever else is
 * in a file is an error, so that it says here what it says to GraalVM.
 */
record MetadataFile(
        @JsonProperty(required = true) List<TypeEntry> reflection,
        @JsonProperty(required = true) List<ResourceEntry> resources) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static MetadataFile read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    static MetadataFile parse(String json) {
        return MAPPER.readValue(json, MetadataFile.class);
    }

    List<MetadataEntry> entries() {
        return Stream.<MetadataEntry>concat(reflection.stream(), resources.stream())
                .toList();
    }
}
