package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import dev.signalbox.ConfigurationException;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.Modules;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars that were compiled against an older version of another, which has been compiled again since. */
class StaleJarsTest {

    private static final String READER = """
            @Event(topic = "doors") record Door(parts.State state, Map<parts.State, Integer> counts) {}
            """;
    private static final String SCENARIO = """
            public class Scenario implements java.util.concurrent.Callable<List<String>> {
                public List<String> call() {
                    List<String> seen = new ArrayList<>();
                    for (parts.State state : parts.State.values()) {
                        java.io.StringWriter json = new java.io.StringWriter();
                        try (var out = new tools.jackson.core.json.JsonFactory().createGenerator(
                                tools.jackson.core.ObjectWriteContext.empty(), json)) {
                            Door_Codec.INSTANCE.write(new Door(state, Map.of(state, 1)), out);
                        }
                        try (var in = new tools.jackson.core.json.JsonFactory().createParser(
                                tools.jackson.core.ObjectReadContext.empty(), json.toString())) {
                            seen.add(json + " " + Door_Codec.INSTANCE.read(in).state());
                        }
                    }
                    return seen;
                }
            }
            """;

    @TempDir
    private Path before;

    @TempDir
    private Path after;

    @TempDir
    private Path own;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@JsonProperty(\"closed\") CLOSED, @JsonProperty(\"open\") @JsonAlias(\"o\") OPEN",
                "@JsonProperty(\"open\") @JsonAlias(\"o\") OPEN, AJAR, @JsonProperty(\"closed\") CLOSED",
                "AJAR, @JsonProperty(\"closed\") CLOSED",
                "o, @JsonProperty(\"open\") OPEN"
            })
    void constantsOfAnEnumKeepTheirTexts(String constants) throws Exception {
        compile(before, state("@JsonProperty(\"open\") @JsonAlias(\"o\") OPEN, @JsonProperty(\"closed\") CLOSED"));
        compile(after, state(constants));
        compile(own, List.of(before), READER, SCENARIO);

        List<String> seen = new ArrayList<>();
        for (String constant : constants.replaceAll("@\\w+\\(\"\\w+\"\\) ?", "").split(", ", -1)) {
            String text = constant.equals("OPEN") || constant.equals("CLOSED")
                    ? constant.toLowerCase(java.util.Locale.ROOT)
                    : constant;
            seen.add("{\"state\":\"%1$s\",\"counts\":{\"%1$s\":1}} %2$s".formatted(text, constant));
        }
        try (URLClassLoader classes = loader(after, own)) {
            Callable<?> scenario = (Callable<?>)
                    classes.loadClass("shop.Scenario").getConstructor().newInstance();
            assertThat(scenario.call()).isEqualTo(seen);
        }
    }

    @Test
    void aTableThatHoldsAnOldCopyOfAnEventIsRefused() throws Exception {
        compileEvents(before, "topic = \"orders\"", "@Key String id, String region");
        compile(own, List.of(before), "@EventModule(events = parts.Order.class) interface App {}");

        compileEvents(after, "topic = \"orders.{region}\"", "String id, @Key String region");
        assertThatThrownBy(this::createBox)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("parts.Parts_Table")
                .hasMessageContaining("shop.App_Table")
                .hasMessageContaining("disagree about parts.Order")
                .hasMessageContaining("topic is 'orders.{region}' in the first and 'orders' in the second")
                .hasMessageContaining("key is 'region' in the first and 'id' in the second");
    }

    @Test
    void aKeyThatCameSinceIsFound() throws Exception {
        compileEvents(before, "topic = \"orders\"", "String id, String region");
        compile(own, List.of(before), "@EventModule(events = parts.Order.class) interface App {}");

        compileEvents(after, "topic = \"orders\"", "@Key String id, String region");
        assertThatThrownBy(this::createBox).hasMessageContaining("key is 'id' in the first and none in the second");
    }

    @Test
    void tablesThatAgreeAreTaken() throws Exception {
        compileEvents(before, "topic = \"orders\"", "@Key String id, String region");
        compile(own, List.of(before), "@EventModule(events = parts.Order.class) interface App {}");

        compileEvents(after, "topic = \"orders\"", "@Key String id, int amount");
        createBox();
    }

    private void createBox() throws Exception {
        try (URLClassLoader classes = loader(after, own)) {
            EventTable first = (EventTable)
                    classes.loadClass("parts.Parts_Table").getConstructor().newInstance();
            EventTable second = (EventTable)
                    classes.loadClass("shop.App_Table").getConstructor().newInstance();
            SignalboxOptions options = SignalboxOptions.builder("shop")
                    .transport(new InMemoryTransport())
                    .build();
            Signalbox.create(options, first, second).close();
        }
    }

    private static void compileEvents(Path folder, String event, String components) {
        compile(folder, List.of(), "package parts; @dev.signalbox.EventModule public interface Parts {}", """
                package parts;
                import dev.signalbox.*;
                @Event(%s) public record Order(%s) {}
                """.formatted(
                        event, components));
    }

    private static String state(String constants) {
        return """
                package parts;
                import com.fasterxml.jackson.annotation.*;
                public enum State { %s }
                """.formatted(constants);
    }

    private static void compile(Path folder, String source) {
        compile(folder, List.of(), source);
    }

    private static void compile(Path folder, List<Path> others, String... sources) {
        Compilation compilation = Modules.compileTo(
                folder,
                Modules.classpath(others.toArray(Path[]::new)),
                List.of(new CodecProcessor(), new TableProcessor()),
                Sources.of(sources));
        assertThat(compilation).succeeded();
    }

    private static URLClassLoader loader(Path... folders) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path folder : folders) {
            urls.add(new File(folder.toString()).toURI().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), StaleJarsTest.class.getClassLoader());
    }
}
