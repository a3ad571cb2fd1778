package dev.signalbox.processor.model;

/** A warning of the compiler that generated code would cause only because the user's own code does. */
public enum Lint {
    DEPRECATION("deprecation"),
    RAW_TYPE("rawtypes"),
    REMOVAL("removal");

    private final String key;

    Lint(String key) {
        this.key = key;
    }

    /** The name that {@code @SuppressWarnings} knows. */
    public String key() {
        return key;
    }
}
