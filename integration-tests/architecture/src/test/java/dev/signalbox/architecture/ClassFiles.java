package dev.signalbox.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds compiled classes in the folders of the build. */
final class ClassFiles {

    private ClassFiles() {}

    /** Every class file below a folder, sorted. */
    static List<Path> below(Path folder) throws IOException {
        return filesBelow(folder, ".class");
    }

    /** The file of one class below a folder of classes. */
    static Path of(Class<?> type, Path classes) {
        return classes.resolve(type.getName().replace('.', '/') + ".class");
    }

    /** The classes of a module, main and test, whose source a processor has written. */
    static List<Path> generatedIn(Path module) throws IOException {
        Path target = module.resolve("target");
        List<Path> found = new ArrayList<>();
        found.addAll(generated(target.resolve("generated-sources/annotations"), target.resolve("classes")));
        found.addAll(
                generated(target.resolve("generated-test-sources/test-annotations"), target.resolve("test-classes")));
        return found;
    }

    private static List<Path> generated(Path sources, Path classes) throws IOException {
        Set<String> names = new HashSet<>();
        for (Path source : filesBelow(sources, ".java")) {
            names.add(withoutSuffix(sources.relativize(source), ".java"));
        }
        return below(classes).stream()
                .filter(file -> names.contains(topLevelName(classes.relativize(file))))
                .toList();
    }

    private static String topLevelName(Path classFile) {
        String name = withoutSuffix(classFile, ".class");
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static String withoutSuffix(Path file, String suffix) {
        String name = file.toString();
        return name.substring(0, name.length() - suffix.length());
    }

    private static List<Path> filesBelow(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
