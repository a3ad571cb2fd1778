package dev.signalbox.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository that these tests are about. */
public final class Repository {

    private static final Path ROOT = findRoot();

    private Repository() {}

    /** The folder that holds the parent {@code pom.xml}. */
    public static Path root() {
        return ROOT;
    }

    /** The compiled main classes of some modules, as ArchUnit sees them. */
    static JavaClasses classesOf(String... modules) {
        return new ClassFileImporter()
                .importPaths(Stream.of(modules)
                        .map(Repository::mainClasses)
                        .filter(Files::isDirectory)
                        .toList());
    }

    /** Where the build puts the main classes of a module. */
    static Path mainClasses(String module) {
        return ROOT.resolve(module).resolve("target/classes");
    }

    /** The folders with a {@code pom.xml}, but those that the build has made. */
    static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.find(
                ROOT, 2, (folder, attributes) -> attributes.isDirectory() && Files.exists(folder.resolve("pom.xml")))) {
            return folders.filter(folder -> !folder.endsWith("target")).sorted().toList();
        }
    }

    private static Path findRoot() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new IllegalStateException("No folder with .mvn above " + start);
    }
}
