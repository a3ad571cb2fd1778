package dev.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.recorder.RecordedAccess;
import dev.signalbox.recorder.RecordedProcess;
import dev.signalbox.recorder.RunningProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In all programs and tests that were recorded, no frame of ours or of generated code has asked for anything by
 * name. What the JVM links, such as lambdas, is not asked for: the recorder tells the two apart.
 */
class RecordedReflectionTest {

    private static final Set<String> SHIPPED = Set.of("api", "runtime", "runtime-kafka", "runtime-rabbitmq", "testing");

    @Test
    void nothingOfOursAsks() throws IOException {
        List<Path> records = new ArrayList<>();
        Set<String> ours = new HashSet<>();
        for (Path module : Repository.modules()) {
            records.addAll(ClassFiles.filesBelow(module.resolve("target/accesses"), ".tsv"));
            ours.addAll(ClassFiles.namesOfGeneratedIn(module));
            if (isProduct(Repository.root().relativize(module).toString())) {
                ours.addAll(ClassFiles.namesBelow(module.resolve("target/classes")));
            }
        }

        assertThat(records)
                .extracting(record -> record.getFileName().toString())
                .as("records of the samples, of what they leave out, and of two transports' tests")
                .contains("quickstart.tsv", "orders-memory.tsv", "orders-kafka.tsv", "orders-rabbitmq.tsv")
                .contains("Parcels.tsv", "Tickets.tsv")
                .contains("kafka-features.tsv", "rabbitmq-features.tsv")
                .filteredOn("tests.tsv"::equals)
                .hasSize(2);
        assertThat(ours).contains("dev.signalbox.runtime.Signalbox", "dev.signalbox.orders.event.OrderEvents_Table");
        assertThat(askedBy(ours, records)).isEmpty();
    }

    @Test
    void whoeverAsksIsFound(@TempDir Path folder) throws IOException {
        Path record = folder.resolve("planted.tsv");
        try (RunningProgram planted = RecordedProcess.start(record, List.of(), PlantedReflection.class)) {
            planted.awaitEnd();
        }

        assertThat(askedBy(Set.of(PlantedReflection.class.getName()), List.of(record)))
                .extracting(access -> access.kind().name())
                .contains("TYPE", "MEMBERS", "METHOD", "PROXY", "SERVICE", "RESOURCE");
    }

    private static boolean isProduct(String module) {
        return SHIPPED.contains(module) || module.startsWith("samples/");
    }

    private static List<RecordedAccess> askedBy(Set<String> types, List<Path> records) throws IOException {
        return RecordedAccess.in(records).stream()
                .filter(access -> types.contains(access.classBehind()))
                .toList();
    }
}
