package dev.signalbox.processor.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.LateSources;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One mistake is one message: the code that names what would have been generated is not the mistake. */
class AfterAnErrorTest {

    private static final String USER = "@Event(topic = \"users\") record User(String id) {}";

    /** Names the generated classes where the compiler looks at them early, and late. */
    private static final String APPLICATION = """
            class Application {
                @interface Component { Class<?>[] modules(); }

                @Component(modules = Shop_Module.class)
                interface Graph {}

                static Shop_Table table;

                Object make() { return new Shop_Table(Users::new, () -> "text"); }
            }
            """;

    static List<List<String>> mistakes() {
        return List.of(
                List.of("SB020", "class Users { @Handler private void on(User user, String text) {} }"),
                List.of("SB027", "class Users { @Handler int on(User user) { return 1; } }"),
                List.of(
                        "SB004",
                        "class Users { @Handler void on(Nowhere event) {} }",
                        "@Event record Nowhere(int a) {}"),
                List.of(
                        "SB066",
                        "class Users { @Handler(id = \"a\") void on(User user) {} "
                                + "@Handler(id = \"a\") void again(User user) {} }"),
                List.of("SB010", "class Users {}", "@Event(topic = \"users\", type = \"User\") record Same(int a) {}"),
                List.of("SB101", "class Users {}", "@Event(topic = \"a\") record Unwritable(Object what) {}"),
                List.of("SB101", "class Users {}", "@Payload record Unwritable(Object what) {}"),
                List.of("SB110", "class Users {}", "@Event(topic = \"a\") record Endless(Endless what) {}"),
                List.of(
                        "SB114",
                        "class Users { @Handler void on(Bad event, String text) {} }",
                        "@Event(topic = \"a\") record Bad(@com.fasterxml.jackson.annotation.JsonUnwrapped User user) {}"),
                List.of(
                        "SB111",
                        "class Users {}",
                        "@Event(topic = \"a\") record Twice(int a, @com.fasterxml.jackson.annotation.JsonProperty(\"a\")"
                                + " int b) {}"),
                List.of("SB018", "class Users { @Key String id; }"),
                List.of("SB001", "class Users {}", "@Event(topic = \"a\") class Order { @Key String id; }"),
                List.of("SB001", "class Users {}", "@Event(topic = \"a\") interface Order { @Key String id(); }"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void nothingElseIsTold(List<String> mistake) {
        List<String> sources = new ArrayList<>(mistake.subList(1, mistake.size()));
        assertThat(told(List.of(), sources)).singleElement().asString().startsWith(mistake.get(0));
    }

    /** As builds with Error Prone have it. */
    @ParameterizedTest
    @MethodSource("mistakes")
    void nothingElseIsToldOfConstructorCallsWhereTheCompilerGoesOn(List<String> mistake) {
        List<String> sources = new ArrayList<>(mistake.subList(1, mistake.size()));
        assertThat(told(List.of("--should-stop=ifError=FLOW"), sources))
                .filteredOn(message -> !message.contains("Users_Handlers"))
                .singleElement()
                .asString()
                .startsWith(mistake.get(0));
    }

    @Test
    void noSourceIsWrittenInTheLastRound() {
        List<String> told =
                told(List.of(), List.of("class Users {}", "@Event(topic = \"a\") record Unwritable(Object what) {}"));

        assertThat(told.get(0)).startsWith("SB101");
        assertThat(told).noneMatch(message -> message.contains("last round"));
    }

    @Test
    void aMistakeInAHandlerThatIsMadeLaterIsToldAlone() {
        LateSources late = new LateSources(1, "class Users { @Handler private void on(User user) {} }");
        assertThat(told(List.of(), List.of(), late)).singleElement().asString().startsWith("SB020");
    }

    private static List<String> told(List<String> options, List<String> sources, Processor... others) {
        List<String> all = new ArrayList<>(List.of("@EventModule interface Shop {}", USER, APPLICATION));
        all.addAll(sources);
        List<JavaFileObject> files = Sources.of(all.toArray(String[]::new));
        List<Processor> processors = new ArrayList<>(List.of(others));
        processors.addAll(List.of(new CodecProcessor(), new TableProcessor()));
        List<Object> arguments = new ArrayList<>(List.of("-Xlint:all,-processing,-path"));
        arguments.addAll(options);
        Compilation compilation = Compiler.javac()
                .withProcessors(processors)
                .withOptions(arguments)
                .compile(files);
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }
}
