package dev.signalbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method the handler of an event. The method has any access but {@code private}, is static or
 * not, returns {@code void} or a {@link java.util.concurrent.CompletionStage}, and may throw what it
 * likes. Its first parameter is an {@link Event} record, an interface that such records implement, or
 * {@link RawEvent}; then follow, in any order, an {@link EventContext}, {@link TopicParam} values, and
 * dependencies from the object graph.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Handler {

    /**
     * The topic or pattern to read; by default the event's own topic. Segments are split by {@code .},
     * {@code :} or {@code /}; {@code *} is one segment, {@code **} is the rest, and <code>{name}</code>
     * is one segment that is captured for a {@link TopicParam}.
     */
    String topic() default "";

    /**
     * Whether the event comes on a topic that is not its own: one that emits name with {@link
     * EmitOptions#topic()}, or that another service uses. The compiler then does not compare {@link #topic()}
     * with the event's. False by default, so that a topic that never matches is an error.
     */
    boolean anyTopic() default false;

    /** The consumer group; by default the application's name. */
    String group() default "";

    /** How failures are retried; by default as the runtime's policy says. */
    Retry retry() default @Retry;

    /**
     * How long one attempt may take, for example {@code 30s}; by default without limit. Not for domain
     * events.
     */
    String timeout() default "";

    /**
     * The name that dead letters remember the handler by; by default {@code
     * pkg.Class#method(EventSimpleName)}. Set it before the class or method is renamed.
     */
    String id() default "";
}
