package dev.signalbox.processor;

import com.google.common.io.ByteStreams;
import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Runs what a test has compiled. */
public final class Scenario {

    private static final String CLASS_OUTPUT = "/" + StandardLocation.CLASS_OUTPUT + "/";

    private Scenario() {}

    /** Calls {@code shop.Scenario}, a {@code Callable} that tells what it sees. */
    public static List<String> run(Compilation compilation) throws Exception {
        Object scenario = new CompiledClasses(compilation)
                .loadClass("shop.Scenario")
                .getConstructor()
                .newInstance();
        return ((Callable<?>) scenario).call() instanceof List<?> seen
                ? seen.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static final class CompiledClasses extends ClassLoader {

        private final Map<String, JavaFileObject> files;

        CompiledClasses(Compilation compilation) {
            super(CompiledClasses.class.getClassLoader());
            this.files = compilation.generatedFiles().stream()
                    .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
                    .collect(Collectors.toMap(CompiledClasses::nameOf, file -> file));
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            JavaFileObject file = files.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            try (InputStream in = file.openInputStream()) {
                byte[] bytes = ByteStreams.toByteArray(in);
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException failure) {
                throw new ClassNotFoundException(name, failure);
            }
        }

        private static String nameOf(JavaFileObject file) {
            String path = file.toUri().getPath().replace(CLASS_OUTPUT, "");
            return path.substring(0, path.length() - ".class".length()).replace('/', '.');
        }
    }
}
