package dev.signalbox.processor.name;

/** Knows Eclipse's compiler by the names of its classes, for what it does otherwise than javac. */
public final class EclipseCompiler {

    private static final String PACKAGE = "org.eclipse.jdt.";

    private EclipseCompiler() {}

    /** Whether an environment, an annotation's value or another object of a compiler is Eclipse's. */
    public static boolean made(Object object) {
        return object.getClass().getName().startsWith(PACKAGE);
    }
}
