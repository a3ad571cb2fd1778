/**
 * What applications are written against: annotations, the emitter, the context of a delivery, errors; and the
 * contract of generated code.
 */
module dev.signalbox {
    // Generated codecs name its readers and writers.
    requires transitive tools.jackson.core;
    // For events that are annotated with them; nothing here needs either when it runs.
    requires static transitive com.fasterxml.jackson.annotation;
    requires static transitive org.jspecify;

    exports dev.signalbox;
    exports dev.signalbox.codegen;
}
