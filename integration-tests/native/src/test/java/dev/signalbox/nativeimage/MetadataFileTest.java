package dev.signalbox.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are read as strictly as GraalVM may read them. */
class MetadataFileTest {

    @Test
    void everythingThatAnEntryMaySayIsRead() {
        MetadataFile file = MetadataFile.parse("""
                {
                  "reflection": [
                    {"type": "a.B", "methods": [{"name": "<init>", "parameterTypes": ["int", "c.D[]"]}],
                     "fields": [{"name": "e"}], "unsafeAllocated": true, "serializable": true},
                    {"type": "a.N", "jniAccessible": true, "fields": [{"name": "f"}],
                     "methods": [{"name": "g", "parameterTypes": []}]},
                    {"type": {"proxy": ["a.I", "a.J"]}}
                  ],
                  "resources": [{"glob": "some/*.txt"}, {"bundle": "a.Texts"}]
                }
                """);

        assertThat(file.entries().stream()
                        .flatMap(each -> each.requirements().stream())
                        .map(Requirement::json))
                .containsExactlyInAnyOrder(
                        "{\"type\": \"a.B\"}",
                        "{\"type\": \"a.B\", \"methods\": [{\"name\": \"<init>\", \"parameterTypes\": [\"int\", \"c.D[]\"]}]}",
                        "{\"type\": \"a.B\", \"fields\": [{\"name\": \"e\"}]}",
                        "{\"type\": \"a.B\", \"unsafeAllocated\": true}",
                        "{\"type\": \"a.B\", \"serializable\": true}",
                        "{\"type\": \"a.N\", \"jniAccessible\": true}",
                        "{\"type\": \"a.N\", \"jniAccessible\": true, \"fields\": [{\"name\": \"f\"}]}",
                        "{\"type\": \"a.N\", \"jniAccessible\": true, \"methods\": [{\"name\": \"g\", \"parameterTypes\": []}]}",
                        "{\"type\": {\"proxy\": [\"a.I\", \"a.J\"]}}",
                        "{\"glob\": \"some/*.txt\"}",
                        "{\"bundle\": \"a.Texts\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reflection\": []}",
                "{\"reflection\": [], \"resources\": [], \"jni\": []}",
                "{\"reflection\": [{\"name\": \"a.B\"}], \"resources\": []}",
                "{\"reflection\": [{\"methods\": []}], \"resources\": []}",
                "{\"reflection\": [{\"type\": \"a.B\", \"allDeclaredMethods\": true}], \"resources\": []}",
                "{\"reflection\": [{\"type\": \"a.B\", \"methods\": [{\"name\": \"c\"}]}], \"resources\": []}",
                "{\"reflection\": [{\"type\": \"a.B\", \"fields\": [{\"name\": \"c\", \"allowWrite\": true}]}], \"resources\": []}",
                "{\"reflection\": [], \"resources\": [{\"pattern\": \"x\"}]}",
                "{\"reflection\": [], \"resources\": [{}]}",
                "{\"reflection\": [], \"resources\": []} {}",
                "{\"reflection\": [], \"reflection\": [], \"resources\": []}"
            })
    void whateverElseThereIsIsAnError(String json) {
        assertThatThrownBy(() -> MetadataFile.parse(json)).isNotNull();
    }
}
