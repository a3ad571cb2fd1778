package dev.signalbox.runtime.observe;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A log whose failures change nothing: an appender that throws must not decide about an event. */
public final class QuietLog {

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
        try {
            logging.accept(Loggers.of(owner));
        } catch (Throwable fromTheLogger) {
            // There is nobody left to tell.
        }
    }
}
