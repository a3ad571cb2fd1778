package dev.signalbox.processor.step;

import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Problem;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.read.UnresolvedTypeException;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** What is said of a type that does not exist when no round is left that could make it. */
final class MissingTypes {

    private MissingTypes() {}

    /**
     * Nothing where the compiler tells it, as it does of all that a source names; and nothing after an error, since then
     * another processor may not have made what it would make.
     *
     * @param user the class to point at where what led to the type has no place in a source
     */
    static List<Diagnostic> check(UnresolvedTypeException unresolved, TypeElement user, Round round) {
        if (round.hasErrors() || round.sources().isInSource(unresolved.namedIn())) {
            return List.of();
        }
        Origin origin =
                round.sources().isInSource(unresolved.origin().element()) ? unresolved.origin() : Origin.of(user);
        return List.of(Problem.UNRESOLVED_TYPE.at(origin, unresolved.user(), unresolved.type()));
    }
}
