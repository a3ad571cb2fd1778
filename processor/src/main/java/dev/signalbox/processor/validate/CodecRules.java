package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.model.CodecGraph;
import java.util.List;

/** What has to hold for codecs to be generated. */
public final class CodecRules {

    private CodecRules() {}

    /** Everything that is wrong with an event or payload and what it is made of. */
    public static List<Diagnostic> check(CodecGraph graph) {
        return List.of();
    }
}
