package dev.signalbox.recorder.boot;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who asks: the frame that calls the JDK's method, and the first one behind it that is not the JDK's. */
final class Asker implements Function<Stream<StackWalker.StackFrame>, Asker> {

    /**
     * Calls of {@code ClassLoader.loadClass} that are in bytecode; other such frames are the JVM's, which links.
     * Without descriptors: to ask a frame for its own loads classes.
     */
    static final Set<String> LOAD_CLASS_CALLS = ConcurrentHashMap.newKeySet();

    /** One call of the JDK's public methods goes through others of them, which ask for the same. */
    private static final String[] SAME_QUESTION = {
        "java.lang.Class",
        "java.lang.Module",
        "java.lang.invoke.",
        "java.lang.reflect.",
        "java.io.ObjectStreamClass",
        "java.util.ResourceBundle",
        "jdk.internal.loader.",
        "jdk.internal.reflect.",
        // Annotations are in an image without metadata.
        "sun.reflect.annotation."
    };

    private static final String OURSELVES = "dev.signalbox.recorder.boot.";

    /** With the frames of method handles, in which a record's text, for one, comes about. */
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.SHOW_HIDDEN_FRAMES);

    private final String owner;
    private final String method;

    /** The frame that asks. */
    String frame = "-";

    /** The class of that frame. */
    String type = "-";

    /** The first frame that is not the JDK's; a thread of the JDK's own has none. */
    String behind = "-";

    private boolean links;

    private Asker(String owner, String method) {
        this.owner = owner;
        this.method = method;
    }

    /** Who asks a method; null when nobody does but the JDK, in the middle of an answer, or the JVM, which links. */
    static @Nullable Asker of(String owner, String method) {
        return WALKER.walk(new Asker(owner, method)).counts();
    }

    @Override
    public Asker apply(Stream<StackWalker.StackFrame> stack) {
        Iterator<StackWalker.StackFrame> frames = stack.iterator();
        while (frames.hasNext() && behind.equals("-")) {
            StackWalker.StackFrame each = frames.next();
            String name = each.getClassName();
            boolean asked = type.equals("-")
                    && name.equals(owner)
                    && each.getMethodName().equals(method);
            if (!asked && !isTransparent(name, each.getMethodName())) {
                see(name, each);
            }
        }
        return this;
    }

    /** Frames that only pass a call on: of reflection, and of lambdas. */
    private static boolean isTransparent(String name, String method) {
        boolean reflects = name.startsWith("jdk.internal.reflect.") || name.startsWith("java.lang.reflect.");
        return (reflects && (method.startsWith("invoke") || method.startsWith("newInstance")))
                || name.startsWith(OURSELVES)
                || name.contains("$$Lambda");
    }

    private void see(String name, StackWalker.StackFrame each) {
        String described = name.concat("#").concat(each.getMethodName());
        if (type.equals("-")) {
            type = name;
            frame = described;
            links = method.equals("loadClass")
                    && !JdkPackages.haveClass(name)
                    && !LOAD_CLASS_CALLS.contains(
                            described.concat("@").concat(Integer.toString(each.getByteCodeIndex())));
        }
        // The JVM's calls upwards for lambdas, switches, records and strings that are added up.
        links |= name.equals("java.lang.invoke.MethodHandleNatives");
        if (!JdkPackages.haveClass(name)) {
            behind = described;
        }
    }

    private @Nullable Asker counts() {
        if (links) {
            return null;
        }
        for (String prefix : SAME_QUESTION) {
            if (type.startsWith(prefix)) {
                return null;
            }
        }
        return this;
    }
}
