package dev.signalbox.processor.write;

import dev.signalbox.processor.model.CodecModel;
import dev.signalbox.processor.model.HandWrittenModel;
import dev.signalbox.processor.model.RecordModel;
import dev.signalbox.processor.model.SealedModel;

/** Writes the codec of a class. */
public final class CodecWriter {

    private CodecWriter() {}

    public static GeneratedFile write(CodecModel model) {
        if (model instanceof RecordModel record) {
            return RecordCodecWriter.write(record);
        }
        return model instanceof SealedModel family
                ? SealedCodecWriter.write(family)
                : HandWrittenCodecWriter.write((HandWrittenModel) model);
    }
}
