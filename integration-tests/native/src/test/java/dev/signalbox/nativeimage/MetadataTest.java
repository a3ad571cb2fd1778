package dev.signalbox.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.nativeimage.Requirement.Kind;
import dev.signalbox.recorder.RecordedAccess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the programs ask for and what the metadata in our jars name are the same. */
class MetadataTest {

    @ParameterizedTest
    @EnumSource
    void whatIsAskedForIsNamedAndNothingElse(Artifact artifact) throws Exception {
        Comparison comparison =
                new Comparison(asked(artifact), artifact.metadata().entries());

        assertThat(comparison.missing())
                .as("entries that the metadata of %s lack", artifact)
                .isEmpty();
        assertThat(comparison.stale())
                .as("entries of %s that no program needs; all of them have to run, so -Dtest is no help", artifact)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatIsTakenAwayIsMissed(Artifact artifact) throws Exception {
        List<RecordedAccess> asked = asked(artifact);
        List<MetadataEntry> entries = artifact.metadata().entries();
        for (MetadataEntry each : entries) {
            if (!isForAnotherPlatform(each, asked)) {
                List<MetadataEntry> others = new ArrayList<>(entries);
                others.remove(each);

                assertThat(new Comparison(asked, others).missing())
                        .as("without %s", each)
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatIsAddedIsStale(Artifact artifact) throws Exception {
        List<MetadataEntry> entries = new ArrayList<>(artifact.metadata().entries());
        entries.add(new ResourceEntry("no/such/file", null));

        assertThat(new Comparison(asked(artifact), entries).stale()).containsExactly("{\"glob\": \"no/such/file\"}");
    }

    private static List<RecordedAccess> asked(Artifact artifact) throws Exception {
        return RecordedRuns.accesses().stream().filter(artifact::concerns).toList();
    }

    private static boolean isForAnotherPlatform(MetadataEntry entry, List<RecordedAccess> asked) {
        return entry.requirements().stream()
                .filter(NativeLibrary::isFile)
                .anyMatch(library ->
                        asked.stream().noneMatch(access -> library.covers(Requirement.of(Kind.GLOB, access.target()))));
    }
}
