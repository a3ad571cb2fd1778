package dev.signalbox.processor.validate;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.NearNames;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.name.PropertyNaming;
import java.util.Arrays;
import java.util.List;

/** What the option that names components on the wire must be. */
public final class NamingRules {

    private NamingRules() {}

    /**
     * What is wrong with a value of the option.
     *
     * @param origin a class that it matters for
     */
    public static List<Diagnostic> check(String option, Origin origin) {
        List<String> known = Arrays.stream(PropertyNaming.values())
                .map(PropertyNaming::option)
                .toList();
        return known.contains(option)
                ? List.of()
                : List.of(Problem.NAMING_OPTION.at(
                        origin, option, String.join(", ", known), NearNames.suggestion(option, known)));
    }
}
