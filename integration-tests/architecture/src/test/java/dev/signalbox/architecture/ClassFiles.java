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

    /** What the generators of others use, beside ours and Dagger's: the benchmarks have rivals and JMH. */
    private static final List<String> OTHERS = List.of("io.avaje.", "org.openjdk.jmh.");

    private ClassFiles() {}

    /** Every class file below a folder, sorted. */
    static List<Path> below(Path folder) throws IOException {
        return filesBelow(folder, ".class");
    }

    /** The file of one class below a folder of classes. */
    static Path of(Class<?> type, Path classes) {
        return classes.resolve(type.getName().replace('.', '/') + ".class");
    }

    /** The names of the classes below a folder of classes. */
    static List<String> namesBelow(Path classes) throws IOException {
        return below(classes).stream().map(file -> name(file, classes)).toList();
    }

    /** The name of a class whose file is below a folder of classes. */
    static String name(Path file, Path classes) {
        return withoutSuffix(classes.relativize(file), ".class").replace('/', '.');
    }

    /** The classes of a module, main and test, whose source our processor or Dagger's has written. */
    static List<Path> generatedIn(Path module) throws IOException {
        Path target = module.resolve("target");
        List<Path> found = new ArrayList<>();
        found.addAll(generated(target.resolve("generated-sources/annotations"), target.resolve("classes")));
        found.addAll(
                generated(target.resolve("generated-test-sources/test-annotations"), target.resolve("test-classes")));
        return found;
    }

    /** The names of those classes. */
    static List<String> namesOfGeneratedIn(Path module) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : generatedIn(module)) {
            Path target = module.resolve("target");
            names.add(name(file, target.resolve(target.relativize(file).getName(0))));
        }
        return names;
    }

    private static List<Path> generated(Path sources, Path classes) throws IOException {
        Set<String> names = new HashSet<>();
        for (Path source : filesBelow(sources, ".java")) {
            String text = Files.readString(source);
            if (OTHERS.stream().noneMatch(text::contains)) {
                names.add(withoutSuffix(sources.relativize(source), ".java"));
            }
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

    /** Every file below a folder whose name ends so, sorted; none without the folder. */
    static List<Path> filesBelow(Path folder, String suffix) throws IOException {
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
