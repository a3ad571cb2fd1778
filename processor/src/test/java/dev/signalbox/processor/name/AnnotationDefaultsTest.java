package dev.signalbox.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
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

    @Test
    void jacksonsAnnotationsSayNothingMore() throws NoSuchMethodException {
        assertThat(defaultOf(JsonIgnore.class, "value")).isEqualTo(true);
        assertThat(defaultOf(JsonInclude.class, "value")).isEqualTo(JsonInclude.Include.ALWAYS);
        assertThat(defaultOf(JsonInclude.class, "content")).isEqualTo(JsonInclude.Include.ALWAYS);
        assertThat(defaultOf(JsonProperty.class, "value")).isEqualTo("");
        assertThat(defaultOf(JsonProperty.class, "access")).isEqualTo(JsonProperty.Access.AUTO);
        assertThat(defaultOf(JsonAlias.class, "value")).isEqualTo(new String[0]);
        assertThat(defaultOf(JsonTypeInfo.class, "include")).isEqualTo(JsonTypeInfo.As.PROPERTY);
        assertThat(defaultOf(JsonTypeInfo.class, "property")).isEqualTo("");
        assertThat(defaultOf(JsonTypeInfo.class, "visible")).isEqualTo(false);
        assertThat(defaultOf(JsonTypeName.class, "value")).isEqualTo("");
        assertThat(defaultOf(JsonSubTypes.Type.class, "name")).isEqualTo("");
        assertThat(defaultOf(JsonSubTypes.Type.class, "names")).isEqualTo(new String[0]);
    }

    private static Object defaultOf(Class<? extends Annotation> annotation, String member)
            throws NoSuchMethodException {
        return annotation.getDeclaredMethod(member).getDefaultValue();
    }
}
