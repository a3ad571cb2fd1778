package dev.signalbox.benchmarks.startup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a program needs to run: its class path and its arguments.
 *
 * @param program what is run
 * @param classPath jars, or folders of classes in a build that does not package
 * @param orders the file that it reads
 */
record Installation(Program program, List<Path> classPath, Path orders) {

    /**
     * As its module's build has left it.
     *
     * @param own the program's own jar or folder of classes, in the build folder
     */
    private static Installation of(Path startup, Program program, String own) throws IOException {
        Path target = startup.resolve(program.module()).resolve("target");
        List<Path> classPath = new ArrayList<>(List.of(target.resolve(own)));
        Stream.of(Files.readString(target.resolve("classpath.txt")).strip().split(File.pathSeparator))
                .map(Path::of)
                .forEach(classPath::add);
        return new Installation(program, List.copyOf(classPath), startup.resolve("orders.ndjson"));
    }

    /** From jars: an archive of classes takes no others. */
    static Installation packaged(Path startup, Program program) throws IOException {
        Installation installation = of(startup, program, "signalbox-startup-" + program.module() + ".jar");
        for (Path entry : installation.classPath) {
            if (!Files.isRegularFile(entry)) {
                throw new IllegalStateException(
                        entry + " is no jar; please run mvn -q -pl benchmarks -am package -DskipTests");
            }
        }
        return installation;
    }

    /** From the classes that a build compiles before it tests. */
    static Installation compiled(Path startup, Program program) throws IOException {
        return of(startup, program, "classes");
    }

    /** How large the jars are in all. */
    long bytes() throws IOException {
        long bytes = 0;
        for (Path entry : classPath) {
            bytes += Files.size(entry);
        }
        return bytes;
    }

    /** The command, with options for the JVM that measures. */
    List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(program.main());
        command.add(orders.toString());
        return List.copyOf(command);
    }
}
