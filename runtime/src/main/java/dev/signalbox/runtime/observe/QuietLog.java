package dev.signalbox.runtime.observe;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log whose failures change nothing: an appender that throws must not decide about an event. That logging
 * cannot be set up at all is said once, on {@link System#err}: else nothing would ever be heard of.
 */
public final class QuietLog {

    /** Causes may go round in a circle. */
    private static final int MOST_CAUSES = 20;

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private final Class<?> owner;

    private QuietLog(Class<?> owner) {
        this.owner = owner;
    }

    /** The log of a class. Nothing of SLF4J is set up before there is something to log. */
    public static QuietLog of(Class<?> owner) {
        return new QuietLog(owner);
    }

    /** Logs at debug level; arguments fill the braces, a throwable behind them is logged with its trace. */
    public void debug(String format, @Nullable Object... arguments) {
        quietly(logger -> logger.debug(format, arguments));
    }

    /** As {@link #debug}, at info level. */
    public void info(String format, @Nullable Object... arguments) {
        quietly(logger -> logger.info(format, arguments));
    }

    /** As {@link #debug}, at warn level. */
    public void warn(String format, @Nullable Object... arguments) {
        quietly(logger -> logger.warn(format, arguments));
    }

    /** As {@link #debug}, at error level. */
    public void error(String format, @Nullable Object... arguments) {
        quietly(logger -> logger.error(format, arguments));
    }

    /** Sets SLF4J up in one thread while others wait: it warns of what is logged meanwhile. */
    private static final class Loggers {

        static {
            LoggerFactory.getILoggerFactory();
        }

        static Logger of(Class<?> owner) {
            return LoggerFactory.getLogger(owner);
        }
    }

    private void quietly(Consumer<Logger> logging) {
        Logger logger = logger();
        if (logger == null) {
            return;
        }
        try {
            logging.accept(logger);
        } catch (Throwable fromTheLogger) {
            // There is nobody left to tell.
        }
    }

    private @Nullable Logger logger() {
        try {
            return Loggers.of(owner);
        } catch (Throwable notSetUp) {
            if (TOLD.compareAndSet(false, true)) {
                tell(notSetUp);
            }
            return null;
        }
    }

    @LastResort
    private static void tell(Throwable notSetUp) {
        try {
            StringBuilder why = new StringBuilder();
            Throwable each = notSetUp;
            for (int depth = 0; each != null && depth < MOST_CAUSES; depth++, each = each.getCause()) {
                why.append(why.isEmpty() ? "" : ": ").append(each);
            }
            System.err.println("Signalbox cannot log, and goes on without a word: SLF4J could not be set up (" + why
                    + "). See to the logging provider on the class path");
        } catch (Throwable noErrorStreamEither) {
            // There is nobody left to tell.
        }
    }
}
