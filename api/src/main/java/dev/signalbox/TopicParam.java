package dev.signalbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hands a handler the topic segment that <code>{name}</code> captured. The parameter is a String,
 * UUID, integral number or enum; a segment that does not read as one rejects the event.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface TopicParam {

    /** The name between the braces of the topic. */
    String value();
}
