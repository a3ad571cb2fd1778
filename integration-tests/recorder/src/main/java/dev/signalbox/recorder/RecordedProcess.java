package dev.signalbox.recorder;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs with the agent and the class path of the one that starts them. */
public final class RecordedProcess {

    private RecordedProcess() {}

    /**
     * Starts a program whose record goes to a file, and its output to one beside it.
     *
     * @param options of the JVM
     */
    public static RunningProgram start(Path record, List<String> options, Class<?> program, String... arguments) {
        Path output = record.resolveSibling(record.getFileName() + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + agent() + "=" + record);
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return RunningProgram.start(output, command);
    }

    /** Beside our classes or our jar, in the module's target. */
    private static Path agent() {
        try {
            Path classes = Path.of(RecordedProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling("agent").resolve("recorder-agent.jar");
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
