package dev.signalbox.codegen;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a table was made of. Build tools may compile one class alone, beside the class files of before; the processor
 * then makes the table anew, of that class and of these.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface TableMembers {

    /** The canonical names of the events and handler classes that were compiled with the anchor, sorted. */
    String[] value();
}
