package dev.signalbox.processor.model;

/** A class for which a codec is generated. */
public sealed interface CodecModel permits RecordModel, SealedModel, HandWrittenModel {

    TypeHead head();
}
