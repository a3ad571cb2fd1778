package dev.signalbox.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written down of native code is there. */
class NativeLibraryTest {

    @ParameterizedTest
    @EnumSource
    void everyPlatformsCodeHasTheNamesThatItAsksFor(NativeLibrary library) throws Exception {
        try (JarFile jar = jarOf(library)) {
            for (Requirement file : filesOf(library)) {
                List<JarEntry> found = jar.stream()
                        .filter(each -> file.covers(new Requirement(file.kind(), each.getName(), "")))
                        .toList();
                assertThat(found)
                        .as("files in the jar that are %s", file.name())
                        .hasSize(1);
                String code = text(jar, found.get(0));
                assertThat(library.requirements().filter(each -> !each.member().isEmpty()))
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(code).contains(nameIn(each)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsClassesHaveWhatItAsksFor(NativeLibrary library) throws Exception {
        for (Requirement each : library.requirements().toList()) {
            Class<?> type = Class.forName(each.name());
            if (each.kind() == Requirement.Kind.JNI_FIELD) {
                assertThat(type.getDeclaredField(each.member())).isNotNull();
            }
        }
    }

    /** A field's name; a method's; a constructor has none, but its class. */
    private static String nameIn(Requirement asked) {
        String name = asked.member().replaceFirst("\\(.*", "");
        return name.equals("<init>") ? asked.name().replace('.', '/') : name;
    }

    private static List<Requirement> filesOf(NativeLibrary library) throws IOException {
        List<Requirement> files = Artifact.KAFKA.metadata().entries().stream()
                .flatMap(entry -> entry.requirements().stream())
                .filter(NativeLibrary::isFile)
                .filter(each -> each.name().contains(library.file()))
                .toList();
        assertThat(files).hasSize(5);
        return files;
    }

    private static JarFile jarOf(NativeLibrary library) throws Exception {
        return new JarFile(Path.of(Class.forName(library.loader())
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toFile());
    }

    private static String text(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
