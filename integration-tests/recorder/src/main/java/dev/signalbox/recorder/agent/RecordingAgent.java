package dev.signalbox.recorder.agent;

import dev.signalbox.recorder.boot.AccessRecorder;
import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Records what a JVM asks for by name: {@code -javaagent:recorder-agent.jar=FILE}. A file that is there is
 * replaced.
 */
public final class RecordingAgent {

    private RecordingAgent() {}

    /** Called by the JVM before {@code main}. */
    public static void premain(String file, Instrumentation instrumentation) throws Exception {
        instrumentation.addTransformer(new LoadClassCalls());
        List<ClassDefinition> recorded = new ArrayList<>();
        for (Map.Entry<String, ElementMatcher<MethodDescription>> each : RecordedMethods.ALL.entrySet()) {
            Class<?> type = Class.forName(each.getKey());
            recorded.add(new ClassDefinition(type, recording(type, each.getValue())));
        }
        instrumentation.redefineClasses(recorded.toArray(ClassDefinition[]::new));
        Path path = Path.of(file).toAbsolutePath();
        Files.createDirectories(path.resolveSibling(""));
        AccessRecorder.recordTo(Files.newOutputStream(path));
    }

    private static byte[] recording(Class<?> type, ElementMatcher<MethodDescription> methods) throws IOException {
        try (ClassFileLocator jdk = ClassFileLocator.ForClassLoader.ofSystemLoader()) {
            return new ByteBuddy()
                    .decorate(type, jdk)
                    .visit(Advice.to(AccessAdvice.class).on(methods))
                    .make()
                    .getBytes();
        }
    }
}
