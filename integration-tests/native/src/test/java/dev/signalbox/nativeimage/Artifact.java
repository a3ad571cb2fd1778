package dev.signalbox.nativeimage;

import dev.signalbox.recorder.RecordedAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Our jars, and the libraries whose requests their metadata answer. */
enum Artifact {
    RUNTIME("runtime", "signalbox-runtime"),
    KAFKA("runtime-kafka", "signalbox-kafka"),
    RABBITMQ("runtime-rabbitmq", "signalbox-rabbitmq");

    /** Which logging there is, is the user's choice; GraalVM's own repository has metadata for those. */
    private static final String LOGGING = "org.slf4j.simple.";

    private final String module;
    private final String artifactId;

    Artifact(String module, String artifactId) {
        this.module = module;
        this.artifactId = artifactId;
    }

    /** Whether one of its libraries asks, or the JDK asks for something of theirs, for whomever but test frameworks. */
    boolean concerns(RecordedAccess access) {
        boolean isLogging =
                access.behind().startsWith(LOGGING) || access.target().startsWith(LOGGING);
        boolean isTesting = access.behind().startsWith("org.junit.");
        boolean askedByJdk = !access.asker().equals(access.behind()) && !isTesting;
        return !isLogging && (has(access.behind()) || (askedByJdk && has(access.target())));
    }

    private boolean has(String name) {
        return packages().anyMatch(name::startsWith);
    }

    private Stream<String> packages() {
        return switch (this) {
            case RUNTIME -> Stream.of("org.slf4j.", "tools.jackson.", "dagger.");
            case KAFKA ->
                Stream.of("org.apache.kafka.", "com.github.luben.zstd.", "net.jpountz.", "org.xerial.snappy.");
            case RABBITMQ -> Stream.of("com.rabbitmq.");
        };
    }

    /** What its jar says. */
    MetadataFile metadata() throws IOException {
        Path file = Path.of("../..", module, "src/main/resources/META-INF/native-image/dev.signalbox")
                .resolve(artifactId)
                .resolve("reachability-metadata.json");
        return Files.exists(file) ? MetadataFile.read(file) : new MetadataFile(List.of(), List.of());
    }
}
