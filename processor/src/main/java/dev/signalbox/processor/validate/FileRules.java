package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.AuxiliaryClass;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.TypeHead;
import dev.signalbox.processor.model.TypeMention;
import java.util.List;
import java.util.stream.Stream;

/** Which classes should have a source file of their own. A note only: the generated code compiles and runs even so. */
final class FileRules {

    private FileRules() {}

    /** What a codec names. */
    static List<Diagnostic> check(TypeHead head) {
        return head.auxiliaries().stream().map(FileRules::note).toList();
    }

    static List<Diagnostic> check(TypeMention mention) {
        return Stream.ofNullable(mention.auxiliary()).map(FileRules::note).toList();
    }

    /** What the call of a handler names. */
    static List<Diagnostic> check(HandlerMethod handler) {
        return handler.parameters().stream()
                .flatMap(parameter -> parameter.type().mentions().stream())
                .flatMap(mention -> check(mention).stream())
                .toList();
    }

    private static Diagnostic note(AuxiliaryClass auxiliary) {
        return Problem.AUXILIARY_CLASS.at(auxiliary.origin(), auxiliary.name());
    }
}
