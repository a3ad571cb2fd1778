package dev.signalbox.firsthour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program that the archetype has made, in a process of its own. */
final class MadeProject implements AutoCloseable {

    private static final Path PROJECTS = Path.of("../../archetype/target/test-classes/projects");

    private final Process process;
    private final BufferedReader printed;
    private final List<String> lines = new ArrayList<>();

    private MadeProject(Process process) {
        this.process = process;
        this.printed = process.inputReader(UTF_8);
    }

    /** Starts it as the page does; errors are among what it prints. */
    static MadeProject run(String name, List<String> options, String... arguments) throws IOException {
        Path jar = PROJECTS.resolve(name).resolve("project").resolve(name).resolve("target/" + name + ".jar");
        assertThat(jar)
                .as("what the test of the archetype makes: mvn verify -pl archetype")
                .exists();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return new MadeProject(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** What it prints up to the first line with this in it; all there is where it ends without one. */
    List<String> linesUntil(String part) throws IOException {
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            lines.add(line);
            if (line.contains(part)) {
                break;
            }
        }
        return List.copyOf(lines);
    }

    /** Waits until it has ended by itself, and returns its exit status. */
    int awaitEnd() throws IOException, InterruptedException {
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            lines.add(line);
        }
        return process.waitFor();
    }

    /** Ctrl+C. */
    @Override
    public void close() {
        process.destroy();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it ends").isTrue();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
