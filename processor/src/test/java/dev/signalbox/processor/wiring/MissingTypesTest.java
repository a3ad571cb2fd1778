package dev.signalbox.processor.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A type that does not exist is told by the compiler where it is written, and by nobody else. */
class MissingTypesTest {

    private static final List<String> OTHERS = List.of("@EventModule interface Shop {}", """
            @Event(topic = "orders")
            record Order(String id) {}
            """, """
            interface TextCodec extends dev.signalbox.codegen.EventCodec<String> {
                default void write(String value, tools.jackson.core.JsonGenerator out) {}
                default String read(tools.jackson.core.JsonParser in) { return ""; }
            }
            """, """
            class Main { Object table = new Shop_Table(() -> "a handler"); }
            """);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Event(topic = \"a\") record User(Missing a) {}",
                "@Event(topic = \"a\") record User(missing.Missing a) {}",
                "@Event(topic = \"a\") record User(Optional<Missing> a, List<Missing> b, Missing[] c) {}",
                "@Event(topic = \"a\") record User(Map<String, Missing> a) {}",
                "@Event(topic = \"a\") record User(Map<Missing, String> a) {}",
                "@Event(topic = \"a\") record User(SortedSet<Missing> a) {}",
                "@Event(topic = \"a\") record User(Missing<String> a) {}",
                "@Event(topic = \"a\") record User(Box<Missing> a) { record Box<T>(T t) {} }",
                "@Event(topic = \"a\") record User(Box<String> a) { record Box<T extends Missing>(T t) {} }",
                "@Event(topic = \"a\") record User(Part a) { record Part(Missing b) {} }",
                "@Event(topic = \"a\") record User(@Key Missing a) {}",
                "@Event(topic = \"a.{a}\") record User(Missing a) {}",
                "@Event(topic = \"a\") record User(@Missing String a) {}",
                "@Event(topic = \"a\") record User(List<@Missing String> a) {}",
                "@Event(topic = \"a\") record User(@Missing int a) {}",
                "@Event(topic = \"a\") record User(SortedSet<Line> a) { record Line(int a) implements Missing {} }",
                "@Event(topic = Missing.TOPIC) record User(String a) {}",
                "@Event(topic = \"a\", type = Missing.TYPE) record User(String a) {}",
                "@Event(topic = \"a\", kind = EventKind.Missing) record User(String a) {}",
                "@Missing @Event(topic = \"a\") record User(String a) {}",
                "@Event(topic = \"a\") record User(String a) implements Missing {}",
                "@Payload record User(Missing a) {}",
                "@Payload record User(String a) implements Missing {}",
                "@Payload sealed interface User permits Missing {}",
                "@Payload sealed interface User { sealed interface Box extends User permits Missing {} }",
                "@Payload sealed interface User extends Missing { record One() implements User {} }",
                "@Payload sealed interface User { record One(Missing a) implements User {} }",
                "@Payload sealed interface User<T> { record One() implements User<Missing> {} }",
                "@Payload record User(@com.fasterxml.jackson.annotation.JsonProperty(Missing.NAME) String a) {}",
                "@Payload record User(@com.fasterxml.jackson.annotation.JsonAlias(Missing.NAME) String a) {}",
                "@Payload record User(@com.fasterxml.jackson.annotation.JsonAlias({\"b\", Missing.NAME}) String a) {}",
                "@Payload record User(@com.fasterxml.jackson.annotation.JsonIgnore(Missing.YES) Optional<String> a) {}",
                "@com.fasterxml.jackson.annotation.JsonInclude(Missing.YES) @Payload record User(String a) {}",
                "@Payload record User(E e) { enum E { @com.fasterxml.jackson.annotation.JsonProperty(Missing.A) A } }",
                """
                @com.fasterxml.jackson.annotation.JsonSubTypes(
                        @com.fasterxml.jackson.annotation.JsonSubTypes.Type(value = Missing.class, name = "a"))
                @Payload sealed interface User { record One() implements User {} }
                """,
                """
                @com.fasterxml.jackson.annotation.JsonTypeInfo(use = Missing.NAME, property = Missing.PROPERTY)
                @Payload sealed interface User { record One() implements User {} }
                """,
                "@Payload record User(@UseCodec(Missing.class) String a) {}",
                "@Payload record User(@UseCodec(Codec.class) String a) { static class Codec extends Missing {} }",
                "@Payload record User(@UseCodec(Codec.class) String a) { static class Codec implements Missing {} }",
                "@Payload record User(@UseCodec(Codec.class) Missing a) { static class Codec implements TextCodec {} }",
                """
                @Payload record User(@UseCodec(Codec.class) String a) {
                    static abstract class Base implements Missing {}
                    static class Codec extends Base {}
                }
                """,
                "@CodecFor(Missing.class) class Codec implements TextCodec {}",
                "@CodecFor(String.class) class Codec extends Missing {}",
                "@CodecFor(String.class) class Codec implements Missing {}",
                "@CodecFor(String.class) class Codec implements Missing<String> {}",
                "class Users { @Handler void on(Missing event) {} }",
                "class Users { @Handler void on(missing.Missing event) {} }",
                "class Users { @Handler void on(Missing<String> event) {} }",
                "class Users { @Handler void on(Order event, Missing other) {} }",
                "class Users { @Handler void on(Order event, List<Missing> other) {} }",
                "class Users { @Handler void on(Order event, Missing[] other) {} }",
                "class Users { @Handler void on(Order event, @Missing String other) {} }",
                "class Users { @Handler void on(@Missing Order event) {} }",
                "class Users { @Handler void on(Order event, @TopicParam(Missing.NAME) String other) {} }",
                "class Users { @Handler void on(Order event, @TopicParam(\"a\") Missing other) {} }",
                "class Users { @Handler void on(Order event, @javax.inject.Named(Missing.NAME) String other) {} }",
                "class Users { @Handler Missing on(Order event) { return null; } }",
                "class Users { @Handler java.util.concurrent.CompletionStage<Missing> on(Order event) { return null; } }",
                "class Users { @Handler Stage on(Order event) { return null; } abstract class Stage extends Missing {} }",
                "class Users { @Handler void on(Order event) throws Missing {} }",
                "class Users { @Handler(topic = Missing.TOPIC) void on(Order event) {} }",
                "class Users { @Handler(id = Missing.ID) void on(Order event) {} }",
                "class Users { @Handler(timeout = Missing.TIME) void on(Order event) {} }",
                "class Users { @Handler(retry = @Retry(attempts = Missing.MANY)) void on(Order event) {} }",
                "class Users { @Handler(retry = @Retry(on = Missing.class)) void on(Order event) {} }",
                "class Users { @Handler(retry = @Retry(except = {Error.class, Missing.class})) void on(Order event) {} }",
                """
                class Users {
                    @Handler void on(Order event, Missing<String> other) {}
                    @Handler void on(Missing<String> event, Order other) {}
                }
                """,
                "class Users { @Handler @Missing void on(Order event) {} }",
                "class Users extends Missing { @Handler void on(Order event) {} }",
                "class Users { @Handler void on(Part event) {} sealed interface Part permits Missing {} }",
                """
                class Users {
                    @Handler void on(Part event) {}
                    interface Part {}
                    @Event(topic = "a") record User() implements Missing {}
                }
                """,
                "package other; @dev.signalbox.EventModule(events = Missing.class) interface Other {}",
                "package other; @dev.signalbox.EventModule(events = {shop.Missing.class}) interface Other {}",
                "package other; @dev.signalbox.EventModule interface Other extends Missing {}",
                "package other; import shop.Missing; @dev.signalbox.EventModule interface Other {}",
                "package other; import missing.*; @dev.signalbox.EventModule interface Other {}"
            })
    void areToldByTheCompilerAlone(String source) {
        List<String> sources = new ArrayList<>(OTHERS);
        sources.add(source);
        Witness witness = new Witness();
        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor(), witness)
                .withOptions("-Xlint:all,-processing,-path")
                .compile(Sources.of(sources.toArray(String[]::new)));

        List<Diagnostic<? extends JavaFileObject>> told = compilation.diagnostics().stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                .toList();
        assertThat(told).isNotEmpty().allSatisfy(each -> {
            assertThat(textOf(each)).doesNotStartWith("SB");
            if (each.getKind() == Diagnostic.Kind.ERROR && witness.called) {
                assertThat(textOf(each)).doesNotContain("Shop_Table");
            }
            assertThat(String.valueOf(each.getSource())).doesNotContain("_");
        });
    }

    @Test
    void aRecordThatIsPermittedAndDoesNotImplementTheInterfaceIsToldByTheCompiler() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .compile(Sources.of(
                        "@Payload sealed interface User permits One, Two {}",
                        "record One(int a) {}",
                        "record Two() implements User {}"));

        assertThat(compilation.errors())
                .extracting(MissingTypesTest::textOf)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("invalid permits clause");
    }

    private static String textOf(Diagnostic<?> diagnostic) {
        return diagnostic.getMessage(Locale.ROOT);
    }

    /** Knows whether processors were called, which javac does not do after some mistakes. */
    private static final class Witness extends AbstractProcessor {

        private boolean called;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            called = true;
            return false;
        }
    }
}
