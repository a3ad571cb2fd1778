package dev.signalbox.processor.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.Modules;
import dev.signalbox.processor.TableProcessor;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compilations into one folder, of which the later ones take some classes from their sources and others from
 * the class files of before, as incremental builds do.
 */
final class PartialCompilation {

    private final Path classes;
    private final Path generated;

    PartialCompilation(Path folder) throws IOException {
        this.classes = Files.createDirectories(folder.resolve("classes"));
        this.generated = Files.createDirectories(folder.resolve("generated"));
    }

    /** Forgets classes, and what was generated as them. */
    void delete(String... names) throws IOException {
        for (String name : names) {
            Files.deleteIfExists(classes.resolve(name.replace('.', '/') + ".class"));
            Files.deleteIfExists(generated.resolve(name.replace('.', '/') + ".java"));
        }
    }

    /** Compiles sources and hands compiled classes to the processors once more. */
    void compile(List<JavaFileObject> sources, List<String> compiled) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated));
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    Modules.classpath(classes).stream().map(File::toPath).toList());
            JavaCompiler.CompilationTask task = javac.getTask(messages, files, null, List.of(), compiled, sources);
            task.setProcessors(List.of(new CodecProcessor(), new TableProcessor()));
            assertThat(task.call()).as("%s", messages).isTrue();
        }
    }

    /** The generated sources by name. */
    Map<String, String> generated() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(generated)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return sources;
    }
}
