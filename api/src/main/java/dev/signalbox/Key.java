package dev.signalbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the record component that is the event's partition and ordering key: events of one key are
 * handled one after the other, in the order in which they were emitted. At most one a record; a
 * String, UUID, integral number or enum.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
// Where it means nothing too, so that the processor says what is wrong, and not javac that it is not applicable.
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Key {}
