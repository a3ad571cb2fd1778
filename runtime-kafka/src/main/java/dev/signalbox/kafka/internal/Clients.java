package dev.signalbox.kafka.internal;

import dev.signalbox.SignalboxException;
import java.util.function.Supplier;

/** Makes Kafka's clients. What else than a client comes of it is one kind of failure, with its reason. */
final class Clients {

    /** Causes may go round in a circle. */
    private static final int MOST_CAUSES = 20;

    private Clients() {}

    /**
     * Makes a client.
     *
     * @param what it is
     * @param transport what the broker is called in messages
     * @throws SignalboxException if it cannot be made, whatever was thrown: a setting that Kafka refuses, or a
     *     class that is missing or does not fit, of an interceptor or a logging provider for example
     */
    static <C> C make(String what, String transport, Supplier<C> making) {
        try {
            return making.get();
        } catch (SignalboxException ours) {
            throw ours;
        } catch (Throwable failure) {
            throw new SignalboxException(
                    "Kafka's " + what + " for " + transport + " could not be made: " + reason(failure), failure);
        }
    }

    /** What all wrappers say, and what is in the innermost one. */
    private static String reason(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable each = failure;
        for (int depth = 0; each != null && depth < MOST_CAUSES; depth++, each = each.getCause()) {
            text.append(text.isEmpty() ? "" : ": ")
                    .append(each.getClass().getSimpleName())
                    .append(each.getMessage() == null ? "" : " (" + each.getMessage() + ")");
        }
        return text.toString();
    }
}
