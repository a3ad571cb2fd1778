package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import dev.signalbox.processor.Sources;
import org.junit.jupiter.api.Test;

/** What is right because of code that this compilation does not see is no error, and no warning. */
class ElsewhereTest {

    private static final String ANCHOR = "@EventModule interface Shop {}";
    private static final String ORDER = "@Event(topic = \"orders\") record Order(String id) {}";

    @Test
    void aTopicThatEmitsNameIsNoError() {
        assertThat(compile(ANCHOR, ORDER, """
                class Orders {
                    @Handler(topic = "imports.{region}", anyTopic = true)
                    static void on(Order order, @TopicParam("region") String region) {}
                }
                """)).succeededWithoutWarnings();
    }

    @Test
    void theOtherRulesForTopicsHoldAllTheSame() {
        Compilation compilation =
                compile(ANCHOR, ORDER, """
                class Orders {
                    @Handler(topic = "imports.**.x", anyTopic = true)
                    static void on(Order order, @TopicParam("region") String region) {}
                }
                """, "@Event(kind = EventKind.DOMAIN) record Welcomed(String id) {}", """
                class Mails {
                    @Handler(topic = "mails", anyTopic = true)
                    static void on(Welcomed event) {}
                }
                """);
        assertThat(compilation).hadErrorContaining("SB038");
        assertThat(compilation).hadErrorContaining("captures no {region}");
        assertThat(compilation).hadErrorContaining("SB041");
    }

    @Test
    void withoutItTheErrorSaysTheWayOut() {
        assertThat(compile(ANCHOR, ORDER, """
                class Orders {
                    @Handler(topic = "imports")
                    static void on(Order order) {}
                }
                """)).hadErrorContaining("anyTopic = true");
    }

    @Test
    void aPublicDomainEventMayBeHandledInAnotherModule() {
        assertThat(compile(ANCHOR, "@Event(kind = EventKind.DOMAIN) public record Welcomed(String id) {}"))
                .succeededWithoutWarnings();
        assertThat(compile(
                        ANCHOR,
                        "public interface Mails { @Event(kind = EventKind.DOMAIN) record Welcomed(String id) {} }"))
                .succeededWithoutWarnings();
    }

    @Test
    void aPublicInterfaceMayBeImplementedInAnotherModule() {
        assertThat(compile(ANCHOR, "public interface Change {}", """
                class Changes {
                    @Handler
                    static void on(Change change) {}
                }
                """)).succeededWithoutWarnings();
    }

    @Test
    void aWarningIsSilencedByItsCode() {
        assertThat(compile(ORDER, """
                @SuppressWarnings("SB080")
                class Orders {
                    @Handler
                    static void on(Order order) {}
                }
                """)).succeededWithoutWarnings();
        assertThat(compile(ANCHOR, """
                @SuppressWarnings({"other", "SB081"})
                @Event(kind = EventKind.DOMAIN) record Welcomed(String id) {}
                """)).succeededWithoutWarnings();
        assertThat(compile(ANCHOR, """
                class Orders {
                    interface Change {}

                    @Handler
                    @SuppressWarnings("SB082")
                    static void on(Change change) {}
                }
                """)).succeededWithoutWarnings();
    }

    private static Compilation compile(String... sources) {
        return Sources.compile(Sources.of(sources));
    }
}
