package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.Access;
import dev.signalbox.processor.model.PayloadModel;
import java.util.List;

/** What a class with {@code @Payload} must be. */
public final class PayloadRules {

    private PayloadRules() {}

    public static List<Diagnostic> check(PayloadModel payload) {
        if (!payload.isSerializable()) {
            return List.of(Problem.PAYLOAD_NO_RECORD.at(payload.annotation(), payload.label(), payload.form()));
        }
        return payload.access() == Access.PRIVATE
                ? List.of(Problem.PAYLOAD_PRIVATE.at(payload.origin(), payload.label()))
                : List.of();
    }
}
