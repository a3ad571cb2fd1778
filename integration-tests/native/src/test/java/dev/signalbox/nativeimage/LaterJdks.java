package dev.signalbox.nativeimage;

import dev.signalbox.nativeimage.Requirement.Kind;
import java.util.Map;

/** What is asked for on newer JDKs alone: on an older one it is not missing, nor too much. */
final class LaterJdks {

    /**
     * The first JDK with which each is asked for. Kafka's clients ask for the subject's older methods first, and
     * for these where those refuse.
     */
    private static final Map<Requirement, Integer> FROM = Map.of(
            new Requirement(Kind.METHOD, "javax.security.auth.Subject", "current()"),
            23,
            new Requirement(
                    Kind.METHOD,
                    "javax.security.auth.Subject",
                    "callAs(javax.security.auth.Subject,java.util.concurrent.Callable)"),
            23);

    private LaterJdks() {}

    /** Whether programs on this JDK do not ask for it yet. */
    static boolean need(Requirement requirement) {
        return FROM.getOrDefault(requirement, 0) > Runtime.version().feature();
    }
}
