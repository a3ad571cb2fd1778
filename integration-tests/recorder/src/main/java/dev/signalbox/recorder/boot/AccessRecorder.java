package dev.signalbox.recorder.boot;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes down, once each, who asks for what. An access counts when its target or its asking frame is not the
 * JDK's. It is in the file as soon as it was made, so that nothing is lost however the JVM ends.
 */
public final class AccessRecorder {

    /** Held by a thread that records, whose own questions do not count. */
    private static final ThreadLocal<Boolean> RECORDING = new ThreadLocal<>();

    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    /** Guarded by the class. */
    private static @Nullable OutputStream file;

    private AccessRecorder() {}

    /** Begins to record, to a file. */
    public static synchronized void recordTo(OutputStream out) {
        file = out;
    }

    /** An instruction calls {@code ClassLoader.loadClass}: {@code class#method@offset}. */
    public static void loadClassCalledBy(String caller) {
        Asker.LOAD_CLASS_CALLS.add(caller);
    }

    /** Called by a method of the JDK before it does anything. */
    public static void asked(String owner, String method, @Nullable Object self, Object[] arguments) {
        if (RECORDING.get() != null) {
            return;
        }
        RECORDING.set(true);
        try {
            Question question = Question.of(owner, method, self, arguments);
            if (question != null) {
                Asker asker = Asker.of(owner, method);
                if (asker != null && counts(question, asker)) {
                    record(question, asker);
                }
            }
        } finally {
            RECORDING.remove();
        }
    }

    private static boolean counts(Question question, Asker asker) {
        boolean askedByJdk = JdkPackages.haveClass(asker.type);
        return switch (question.kind) {
            case RESOURCE -> !askedByJdk || !JdkPackages.haveResource(question.target);
            case LIBRARY -> !askedByJdk;
            // The JDK's copies of arrays have an array to go by.
            case TYPE -> !askedByJdk || !(JdkPackages.haveClass(question.target) || question.target.endsWith("[]"));
            default -> !askedByJdk || !JdkPackages.haveClass(question.target);
        };
    }

    private static void record(Question question, Asker asker) {
        StringBuilder line = new StringBuilder(200);
        line.append(question.kind.name()).append('\t').append(question.target);
        line.append('\t').append(question.member);
        line.append('\t').append(asker.frame);
        line.append('\t').append(asker.behind).append('\n');
        String access = line.toString();
        if (SEEN.add(access)) {
            write(access);
        }
    }

    private static synchronized void write(String line) {
        if (file == null) {
            return;
        }
        try {
            file.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
