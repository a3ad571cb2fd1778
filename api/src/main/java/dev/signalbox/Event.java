package dev.signalbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record an event: the compiler generates its codec (unless it is a {@link EventKind#DOMAIN
 * domain} event) and lists it in the table of the {@link EventModule} that owns its package.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Event {

    /**
     * The topic that the event is emitted to. Required unless {@link #kind()} is {@link
     * EventKind#DOMAIN}. A <code>{component}</code> placeholder is filled from the record when it is
     * emitted.
     */
    String topic() default "";

    /** The type that names the event on the wire; by default the record's simple name. */
    String type() default "";

    /** How far the event travels; {@link EventKind#NOTIFICATION} by default. */
    EventKind kind() default EventKind.NOTIFICATION;
}
