package dev.signalbox.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application without Jackson's optional jars: the same class path, loaded anew without them. */
class OptionalJarsTest {

    @ParameterizedTest
    @CsvSource({"cbor, jackson-dataformat-cbor", "smile, jackson-dataformat-smile"})
    void aMissingJarIsNamedEachTime(String format, String artifact) throws IOException {
        try (URLClassLoader application = withoutOptionalJars()) {
            for (int time = 1; time <= 2; time++) {
                assertThatThrownBy(() -> call(application, format))
                        .satisfies(failure -> assertThat(failure.getClass().getName())
                                .isEqualTo(ConfigurationException.class.getName()))
                        .hasMessageContaining("tools.jackson.dataformat:" + artifact);
            }
        }
    }

    @Test
    void jsonNeedsNone() throws Throwable {
        try (URLClassLoader application = withoutOptionalJars()) {
            assertThat(call(application, "json")).hasToString("application/json");
        }
    }

    private static Object call(ClassLoader loader, String factory) throws Throwable {
        try {
            return loader.loadClass(PayloadFormat.class.getName())
                    .getMethod(factory)
                    .invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static URLClassLoader withoutOptionalJars() {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("jackson-dataformat"))
                .map(OptionalJarsTest::url)
                .toArray(URL[]::new);
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
