package dev.signalbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The anchor: an interface that names the generated table and Dagger module ({@code ShopEvents}
 * becomes {@code ShopEvents_Table} and {@code ShopEvents_Module}). It owns its package and those
 * below, unless a nearer anchor does; its table lists the events and handlers compiled there and the
 * events that those handlers take.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EventModule {

    /** Events of other jars, for a service that only emits them. */
    Class<? extends Record>[] events() default {};
}
