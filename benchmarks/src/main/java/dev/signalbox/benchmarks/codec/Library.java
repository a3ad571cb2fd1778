package dev.signalbox.benchmarks.codec;

/** The libraries that are compared. */
public enum Library {
    DATABIND,
    SIGNALBOX,
    AVAJE_JSONB,
    DSL_JSON,
    FASTJSON2;

    JsonLibrary json() {
        return switch (this) {
            case DATABIND -> new DatabindLibrary();
            case SIGNALBOX -> new SignalboxLibrary();
            case AVAJE_JSONB -> new AvajeJsonbLibrary();
            case DSL_JSON -> new DslJsonLibrary();
            case FASTJSON2 -> new Fastjson2Library();
        };
    }
}
