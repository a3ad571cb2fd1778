package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.CodecModel;
import dev.signalbox.processor.model.RecordModel;
import dev.signalbox.processor.model.SealedModel;
import dev.signalbox.processor.model.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where databind calls a record something else than we do, it does not read what we write. */
final class DatabindNameRules {

    private DatabindNameRules() {}

    static List<Diagnostic> check(CodecModel model) {
        List<Diagnostic> problems = new ArrayList<>();
        if (model instanceof SealedModel family) {
            family.subtypes()
                    .forEach(subtype -> check(
                            subtype.type().raw().simpleNames(),
                            subtype.name().text(),
                            subtype.databindName(),
                            problems));
        } else if (model instanceof RecordModel record && record.discriminator() != null) {
            check(
                    record.head().name().simpleNames(),
                    record.discriminator().value(),
                    record.discriminator().databindName(),
                    problems);
        }
        return problems;
    }

    private static void check(
            List<String> names, String written, Optional<WireName> databindName, List<Diagnostic> problems) {
        databindName.ifPresent(wanted -> problems.add(
                Problem.NESTED_TYPE_NAME.at(wanted.origin(), String.join(".", names), wanted.text(), written)));
    }
}
