package dev.signalbox;

import dev.signalbox.codegen.EventCodec;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the hand-written codec of one record component; it may come from another jar. */
@Documented
@Retention(RetentionPolicy.CLASS)
// Where it means nothing too, so that the processor says what is wrong, and not javac that it is not applicable.
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface UseCodec {

    /** A codec for the component's type, with a constructor without arguments. */
    Class<? extends EventCodec<?>> value();
}
