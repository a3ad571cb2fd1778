package dev.signalbox.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.recorder.RecordedAccess;
import dev.signalbox.recorder.boot.AccessKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records and metadata that differ. */
class ComparisonTest {

    private static final String ASKER = "lib.Loader#load";

    @Test
    void aMissingEntryIsPrintedWithWhoAsks() {
        Comparison comparison = new Comparison(
                List.of(access(AccessKind.METHOD, "lib.Plugin", "<init>(int)"), access(AccessKind.RESOURCE, "a/b", "")),
                List.of());

        assertThat(comparison.missing())
                .containsExactlyInAnyOrder(
                        "{\"type\": \"lib.Plugin\"} asked for by lib.Loader#load",
                        "{\"type\": \"lib.Plugin\", \"methods\": [{\"name\": \"<init>\", \"parameterTypes\": [\"int\"]}]}"
                                + " asked for by lib.Loader#load",
                        "{\"glob\": \"a/b\"} asked for by lib.Loader#load");
    }

    @Test
    void aMemberThatNobodyAsksForIsStale() {
        Comparison comparison =
                new Comparison(List.of(access(AccessKind.METHOD, "lib.Plugin", "<init>()")), entries("""
                {"reflection": [{"type": "lib.Plugin", "methods": [
                    {"name": "<init>", "parameterTypes": []}, {"name": "close", "parameterTypes": []}]}],
                 "resources": []}
                """));

        assertThat(comparison.missing()).isEmpty();
        assertThat(comparison.stale())
                .containsExactly(
                        "{\"type\": \"lib.Plugin\", \"methods\": [{\"name\": \"close\", \"parameterTypes\": []}]}");
    }

    @Test
    void aGlobCoversFilesOfItsFolderAlone() {
        List<MetadataEntry> entries = entries("{\"reflection\": [], \"resources\": [{\"glob\": \"a/*.txt\"}]}");

        assertThat(new Comparison(List.of(access(AccessKind.RESOURCE, "a/b.txt", "")), entries).missing())
                .isEmpty();
        assertThat(new Comparison(List.of(access(AccessKind.RESOURCE, "a/b/c.txt", "")), entries).missing())
                .hasSize(1);
    }

    @Test
    void theCodeOfAnotherPlatformIsNotStaleWhenItsLibraryIsUsed() {
        List<MetadataEntry> entries = entries("""
                {"reflection": [], "resources": [
                    {"glob": "linux/amd64/libzstd-jni-*.so"}, {"glob": "win/amd64/libzstd-jni-*.dll"}]}
                """);
        List<RecordedAccess> onLinux = List.of(access(AccessKind.RESOURCE, "linux/amd64/libzstd-jni-1.5.so", ""));

        assertThat(new Comparison(onLinux, entries).missing()).isEmpty();
        assertThat(new Comparison(onLinux, entries).stale()).isEmpty();
        assertThat(new Comparison(List.of(), entries).stale()).hasSize(2);
    }

    @Test
    void nativeCodeThatNobodyHasLookedIntoIsAnError() {
        List<RecordedAccess> unknown = List.of(access(AccessKind.LIBRARY, "", ""));

        assertThatThrownBy(() -> new Comparison(unknown, List.of())).hasMessageContaining(ASKER);
    }

    private static RecordedAccess access(AccessKind kind, String target, String member) {
        return new RecordedAccess(kind, target, member, ASKER, ASKER);
    }

    private static List<MetadataEntry> entries(String json) {
        return MetadataFile.parse(json).entries();
    }
}
