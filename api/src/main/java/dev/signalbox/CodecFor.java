package dev.signalbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a class that implements {@link dev.signalbox.codegen.EventCodec} and has a constructor without
 * arguments: it reads and writes the named type wherever it stands in this compilation.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CodecFor {

    /** The type that the codec is for. */
    Class<?> value();
}
