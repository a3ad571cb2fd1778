package dev.signalbox.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Event;
import dev.signalbox.EventKind;
import dev.signalbox.EventModule;
import dev.signalbox.Handler;
import dev.signalbox.Retry;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Test;

/** The readers take what is left out of an annotation for these values. */
class AnnotationDefaultsTest {

    @Test
    void eventsAreNotificationsWithoutTexts() throws NoSuchMethodException {
        assertThat(defaultOf(Event.class, "topic")).isEqualTo("");
        assertThat(defaultOf(Event.class, "type")).isEqualTo("");
        assertThat(defaultOf(Event.class, "kind")).isEqualTo(EventKind.NOTIFICATION);
    }

    @Test
    void handlersLeaveEverythingToTheRuntime() throws NoSuchMethodException {
        for (String member : new String[] {"topic", "group", "timeout", "id"}) {
            assertThat(defaultOf(Handler.class, member)).isEqualTo("");
        }
        assertThat(defaultOf(Retry.class, "attempts")).isEqualTo(0);
        assertThat(defaultOf(Retry.class, "delay")).isEqualTo("");
        assertThat(defaultOf(Retry.class, "multiplier")).isEqualTo(0.0);
        assertThat(defaultOf(Retry.class, "maxDelay")).isEqualTo("");
        assertThat(defaultOf(Retry.class, "jitter")).isEqualTo(-1.0);
        assertThat(defaultOf(Retry.class, "on")).isEqualTo(new Class<?>[0]);
        assertThat(defaultOf(Retry.class, "except")).isEqualTo(new Class<?>[0]);
    }

    @Test
    void anchorsNameNoEvents() throws NoSuchMethodException {
        assertThat(defaultOf(EventModule.class, "events")).isEqualTo(new Class<?>[0]);
    }

    private static Object defaultOf(Class<? extends Annotation> annotation, String member)
            throws NoSuchMethodException {
        return annotation.getDeclaredMethod(member).getDefaultValue();
    }
}
