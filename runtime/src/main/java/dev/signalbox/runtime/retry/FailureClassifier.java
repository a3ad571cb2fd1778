package dev.signalbox.runtime.retry;

import dev.signalbox.ConfigurationException;
import dev.signalbox.RejectEventException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Says what a failure means, and whether a handler wants it retried. The wrappers that a future puts
 * around a failure are looked through. Immutable.
 */
public final class FailureClassifier {

    private static final FailureClassifier RETRY_ALL = new FailureClassifier(Set.of(), Set.of());

    /** Causes may form a circle. */
    private static final int DEEPEST = 64;

    private final Set<Class<? extends Throwable>> on;
    private final Set<Class<? extends Throwable>> except;

    private FailureClassifier(Set<Class<? extends Throwable>> on, Set<Class<? extends Throwable>> except) {
        this.on = on;
        this.except = except;
    }

    /** Wants every failure retried that can be. */
    public static FailureClassifier retryAll() {
        return RETRY_ALL;
    }

    /**
     * Wants retried what {@code on} lists, or everything where it is empty, but not what {@code except}
     * lists. The class nearest to the failure's own decides.
     *
     * @throws ConfigurationException if a class is in both
     */
    public static FailureClassifier of(
            Collection<Class<? extends Throwable>> on, Collection<Class<? extends Throwable>> except) {
        for (Class<? extends Throwable> type : on) {
            if (except.contains(type)) {
                throw new ConfigurationException(type.getName()
                        + " is both a failure to retry and one not to: remove it from on or from except");
            }
        }
        return on.isEmpty() && except.isEmpty() ? RETRY_ALL : new FailureClassifier(Set.copyOf(on), Set.copyOf(except));
    }

    /**
     * What the failure of an attempt means; what a future wrapped is looked at without its wrapper. Every
     * throwable is a failure like any other, an {@link Error} too, and a {@code DecodingException} of
     * something that the handler reads itself; but for those that name another kind.
     */
    public static FailureKind kindOf(Throwable failure) {
        Throwable actual = unwrap(failure);
        if (actual instanceof RejectEventException) {
            return FailureKind.REJECTED;
        }
        if (actual instanceof OutOfMemoryError) {
            return FailureKind.FATAL;
        }
        return actual instanceof AttemptTimeoutException ? FailureKind.TIMED_OUT : FailureKind.HANDLER_FAILED;
    }

    /** Whether the failure may be retried by policy: its kind allows it, and the handler's rules want it. */
    public boolean wantsRetry(Throwable failure) {
        return switch (kindOf(failure)) {
            case REJECTED, FATAL -> false;
            case HANDLER_FAILED, TIMED_OUT -> rulesWantRetry(unwrap(failure));
        };
    }

    /** The failure itself, without the wrappers of {@code CompletableFuture} and {@code Future.get}. */
    public static Throwable unwrap(Throwable failure) {
        Throwable actual = failure;
        for (int depth = 0; depth < DEEPEST && isWrapper(actual); depth++) {
            Throwable cause = causeOf(actual);
            if (cause == null) {
                return actual;
            }
            actual = cause;
        }
        return actual;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof CompletionException || failure instanceof ExecutionException;
    }

    /** Somebody's own exception may do anything when it is asked. */
    private static @Nullable Throwable causeOf(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable silent) {
            return null;
        }
    }

    private boolean rulesWantRetry(Throwable failure) {
        for (@Nullable Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (on.contains(type)) {
                return true;
            }
            if (except.contains(type)) {
                return false;
            }
        }
        return on.isEmpty();
    }
}
