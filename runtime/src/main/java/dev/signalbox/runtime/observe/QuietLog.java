package dev.signalbox.runtime.observe;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log whose failures change nothing: an appender that throws must not decide about an event. */
public final class QuietLog {

    private final Logger logger;

    private QuietLog(Logger logger) {
        this.logger = logger;
    }

    /** The log of a class. */
    public static QuietLog of(Class<?> owner) {
        return new QuietLog(LoggerFactory.getLogger(owner));
    }

    /** Logs at debug level; arguments fill the braces, a throwable behind them is logged with its trace. */
    public void debug(String format, @Nullable Object... arguments) {
        quietly(() -> logger.debug(format, arguments));
    }

    /** As {@link #debug}, at info level. */
    public void info(String format, @Nullable Object... arguments) {
        quietly(() -> logger.info(format, arguments));
    }

    /** As {@link #debug}, at warn level. */
    public void warn(String format, @Nullable Object... arguments) {
        quietly(() -> logger.warn(format, arguments));
    }

    /** As {@link #debug}, at error level. */
    public void error(String format, @Nullable Object... arguments) {
        quietly(() -> logger.error(format, arguments));
    }

    private static void quietly(Runnable logging) {
        try {
            logging.run();
        } catch (Throwable fromTheLogger) {
            // There is nobody left to tell.
        }
    }
}
