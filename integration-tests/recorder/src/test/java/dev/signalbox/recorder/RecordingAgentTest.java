package dev.signalbox.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for by name is recorded, with who asks; what the JVM links is not. */
class RecordingAgentTest {

    @TempDir
    private Path folder;

    @Test
    void everythingThatIsAskedForIsRecorded() throws IOException {
        String thing = "dev.signalbox.recorder.Asking$Thing";

        assertThat(recorded(Asking.class))
                .containsExactlyInAnyOrder(
                        "TYPE java.util.List, asked by types",
                        "TYPE no.such.Type, asked by types",
                        "TYPE " + thing + ", asked by types",
                        "TYPE " + thing + "[], asked by types",
                        "TYPE " + thing + "[][], asked by types",
                        "MEMBERS " + thing + ", asked by members",
                        "METHOD " + thing + "#name(), asked by members",
                        "MEMBERS dev.signalbox.recorder.Asking, asked by members",
                        "METHOD dev.signalbox.recorder.Asking#<init>(), asked by members",
                        "FIELD dev.signalbox.recorder.Asking#text, asked by members",
                        "FIELD dev.signalbox.recorder.Asking#counter, asked by the JDK for members",
                        "METHOD " + thing + "#name(), asked by handles",
                        "METHOD " + thing + "#<init>(java.lang.String), asked by handles",
                        "FIELD dev.signalbox.recorder.Asking#counter, asked by handles",
                        "RESOURCE dev/signalbox/recorder/relative.txt, asked by files",
                        "RESOURCE absolute.txt, asked by files",
                        "RESOURCE some/loader.txt, asked by files",
                        "RESOURCE some/system.txt, asked by files",
                        "SERVICE java.lang.Runnable, asked by others",
                        "PROXY java.lang.Runnable, asked by others",
                        "SERIALIZATION " + thing + ", asked by the JDK for others",
                        "BUNDLE no.such.Texts, asked by others",
                        "LIBRARY , asked by loadLibrary");
    }

    @Test
    void whatTheJvmLinksIsNotAskedFor() throws IOException {
        assertThat(recorded(LinkedByTheJvm.class)).isEmpty();
    }

    /** Without what starts a program, which no image has. */
    private List<String> recorded(Class<?> program) throws IOException {
        Path record = folder.resolve("record.tsv");
        try (RunningProgram process = RecordedProcess.start(record, List.of(), program)) {
            process.awaitEnd();
        }
        return RecordedAccess.in(List.of(record)).stream()
                .filter(access -> access.classBehind().equals(program.getName()))
                .map(RecordingAgentTest::text)
                .toList();
    }

    private static String text(RecordedAccess access) {
        String what = access.member().isEmpty() ? access.target() : access.target() + "#" + access.member();
        String asker = access.behind().replaceFirst(".*#", "");
        String by = access.asker().equals(access.behind()) ? asker : "the JDK for " + asker;
        return access.kind() + " " + what + ", asked by " + by;
    }
}
