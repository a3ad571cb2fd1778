package dev.signalbox.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Compiles sources one module after the other, each as class files on the class path of the next. */
public final class Modules {

    private static final String CLASS_OUTPUT = "/" + StandardLocation.CLASS_OUTPUT + "/";

    private Modules() {}

    /** The class path of the tests, and further folders. */
    public static List<File> classpath(Path... folders) {
        String[] own = System.getProperty("java.class.path").split(File.pathSeparator);
        return Stream.concat(
                        Arrays.stream(own).map(File::new),
                        Arrays.stream(folders).map(Path::toFile))
                .toList();
    }

    /** Compiles and writes the class files into the folder. */
    public static Compilation compileTo(
            Path folder, List<File> classpath, List<Processor> processors, List<JavaFileObject> sources) {
        Compilation compilation = Compiler.javac()
                .withProcessors(processors)
                .withClasspath(classpath)
                .compile(sources);
        compilation.generatedFiles().stream()
                .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
                .forEach(file -> write(file, folder));
        return compilation;
    }

    private static void write(JavaFileObject file, Path folder) {
        Path target = folder.resolve(file.toUri().getPath().replace(CLASS_OUTPUT, ""));
        try (InputStream bytes = file.openInputStream()) {
            Files.createDirectories(target.getParent());
            Files.copy(bytes, target);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
