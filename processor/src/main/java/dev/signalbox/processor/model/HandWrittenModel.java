package dev.signalbox.processor.model;

/**
 * An event or payload whose codec a user wrote: the generated one passes everything on to it, so that it is found under
 * the same name as all others.
 */
public record HandWrittenModel(TypeHead head, HandWrittenCodec codec) implements CodecModel {}
