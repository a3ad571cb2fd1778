package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.Scenario;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that Java allows and few people write: what is generated of them compiles without a warning, and works. */
class AwkwardSourcesTest {

    private static final String ANCHOR = "@EventModule interface Shop {}";

    private static final String SCENARIO = """
            import tools.jackson.core.*;
            import tools.jackson.core.json.JsonFactory;
            public class Scenario implements java.util.concurrent.Callable<java.util.List<String>> {
                public java.util.List<String> call() {
                    java.io.StringWriter json = new java.io.StringWriter();
                    try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), json)) {
                        Subject_Codec.INSTANCE.write(%1$s, out);
                    }
                    try (JsonParser in = new JsonFactory().createParser(ObjectReadContext.empty(), json.toString())) {
                        return java.util.List.of(json.toString(), Subject_Codec.INSTANCE.read(in).toString());
                    }
                }
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String List, List<String> a, Map<String, String> Map, Set<String> Set, Optional<String> Optional,"
                        + " SortedSet<String> SortedSet",
                "String StringText, CharSequence b, int PropertyNames, int PrimitiveReader, UUID c, UUID UuidText",
                "int Elements, int MapKeys, Map<UUID, Integer> d, int Collections, List<UUID> e, int ArrayList",
                "Subject_Codec Subject_Codec, int Subject, int Decoding, int JsonParser, int OptionalInt, OptionalInt f",
                "int Class, int New, int list, int List, int In, int in, int Out, int Value, int Seen, int Name"
            })
    void componentsAreCalledLikeClasses(String components) {
        Compilation compilation = compile("@Payload record Subject("
                + components.replace("Subject_Codec Subject_Codec", "int Subject_Codec") + ") {}");
        assertThat(compilation).succeededWithoutWarnings();
    }

    @Test
    void componentsThatAreCalledLikeClassesTravel() throws Exception {
        assertThat(run(
                        "new Subject(java.util.List.of(\"a\"), java.util.Map.of(\"k\", 1), \"x\")",
                        "@Payload record Subject(List<String> List, Map<String, Integer> Map, String StringText) {}"))
                .containsExactly(
                        "{\"List\":[\"a\"],\"Map\":{\"k\":1},\"StringText\":\"x\"}",
                        "Subject[List=[a], Map={k=1}, StringText=x]");
    }

    @Test
    void parametersOfHandlersAreCalledLikeClasses() {
        Compilation compilation =
                compile(ANCHOR, "@Event(topic = \"a.{TopicValue}\") record Order(String TopicValue) {}", """
                class Orders {
                    @Handler
                    java.util.concurrent.CompletionStage<Void> on(Order HandlerBinding, EventContext Objects,
                            @TopicParam("TopicValue") String TopicValue, StringBuilder RetrySpec, Integer Duration) {
                        throw new UnsupportedOperationException();
                    }
                    @Handler(retry = @Retry(delay = "1s"), timeout = "1s")
                    static void other(Order Orders_Handlers, StringBuilder HandlerBinding, Integer Duration) {}
                }
                """);
        assertThat(compilation).succeededWithoutWarnings();
    }

    @Test
    void ignoredComponentsMayHaveTypesThatNobodyCanName() throws Exception {
        assertThat(run("new Subject(1)", """
                        import com.fasterxml.jackson.annotation.JsonIgnore;
                        @Payload
                        record Subject(int id, @JsonIgnore @Nullable Hidden hidden, @JsonIgnore Optional<Hidden> some,
                                @JsonIgnore List<Hidden> all, @JsonIgnore @SuppressWarnings("rawtypes") @Nullable Map raw,
                                @JsonIgnore @Nullable Object any, @JsonIgnore @Nullable Thread[] threads) {
                            Subject(int id) { this(id, null, Optional.empty(), List.of(), null, null, null); }
                            private record Hidden(int x) {}
                            @interface Nullable {}
                        }
                        """))
                .containsExactly(
                        "{\"id\":1}",
                        "Subject[id=1, hidden=null, some=Optional.empty, all=[], raw=null, any=null, threads=null]");
    }

    @Test
    void typeParametersDifferInCaseAlone() {
        assertThat(compile("@Payload record Pair<T, t, TCodec>(T first, t second, TCodec third, List<t> all) {}"))
                .succeededWithoutWarnings();
    }

    @Test
    void namesHoldSeparatorsOfLines() throws Exception {
        assertThat(run("new Subject(1, Size.S, null)", """
                        import com.fasterxml.jackson.annotation.*;
                        @Payload
                        @Event(topic = "a", type = "t\\u2028\\u2029")
                        record Subject(@JsonProperty("a\\u2028b") @JsonAlias("\\u2029") int id, Size size,
                                @JsonProperty("\\u2028\\"\\\\") @Nullable String text) {
                            @interface Nullable {}
                        }
                        """, """
                        import com.fasterxml.jackson.annotation.*;
                        enum Size { @JsonProperty("s\\u2028") @JsonAlias("\\u2029s") S }
                        """))
                .containsExactly(
                        "{\"a\u2028b\":1,\"size\":\"s\u2028\",\"\u2028\\\"\\\\\":null}",
                        "Subject[id=1, size=S, text=null]");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 51, 1500})
    void aSealedInterfaceHasManyRecords(int count) throws Exception {
        String records = IntStream.range(0, count)
                .mapToObj(i -> "record R%1$d(int id) implements Subject {}".formatted(i))
                .collect(Collectors.joining("\n"));
        assertThat(run(
                        "new Subject.R%d(7)".formatted(count - 1),
                        "@Payload sealed interface Subject {\n" + records + "\n}"))
                .containsExactly("{\"type\":\"R%d\",\"id\":7}".formatted(count - 1), "R%d[id=7]".formatted(count - 1));
    }

    @Test
    void qualifiersAreCopiedAsTheyStand() {
        Compilation compilation = compile(ANCHOR, "@Event(topic = \"orders\") record Order(String item) {}", """
                @javax.inject.Qualifier
                @interface Q {
                    String[] roles() default "admin";
                    long number() default 0;
                    float share() default 0;
                    char letter() default 'a';
                    Class<?>[] types() default {};
                    Thread.State state() default Thread.State.NEW;
                    Inner[] inner() default {};
                    @interface Inner { String[] value() default "x"; }
                }
                """, """
                class Orders {
                    @Handler void on(Order event, @Q(roles = {}) String none, @Q String all,
                            @Q(roles = {"a", "b"}, number = 5, share = 1.5f, letter = '\\'', types = {int.class, Map.class},
                                    state = Thread.State.RUNNABLE, inner = {@Q.Inner({}), @Q.Inner}) String some) {}
                }
                """);
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("shop.Shop_Module")
                .contentsAsUtf8String()
                .contains("@Q(roles = {})");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"m\":null}", "{\"l\":[null]}", "{\"k\":{\"x\":null}}", "{\"o\":null}"})
    void noNullReachesACodecThatIsWrittenByHand(String json) throws Exception {
        Compilation compilation = compile("""
                @Payload record Subject(@Nullable Money n, Optional<Money> o, List<Money> l, Map<String, Money> k, Money m) {
                    @interface Nullable {}
                }
                """, "final class Money { static String seen = \"\"; }", """
                import tools.jackson.core.*;
                @CodecFor(Money.class)
                final class Moneys implements dev.signalbox.codegen.EventCodec<Money> {
                    @Override public void write(Money value, JsonGenerator out) { out.writeNull(); }
                    @Override public Money read(JsonParser in) {
                        Money.seen += in.currentToken();
                        return new Money();
                    }
                }
                """, """
                import tools.jackson.core.*;
                public class Scenario implements java.util.concurrent.Callable<List<String>> {
                    public List<String> call() {
                        String json = %s;
                        try (JsonParser in = new tools.jackson.core.json.JsonFactory()
                                .createParser(ObjectReadContext.empty(), json)) {
                            Subject_Codec.INSTANCE.read(in);
                            return List.of("read", Money.seen);
                        } catch (DecodingException refused) {
                            return List.of(refused.pointer(), Money.seen);
                        }
                    }
                }
                """.formatted(
                        '"' + json.replace("\"", "\\\"") + '"'));
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(Scenario.run(compilation)).hasSize(2).last().isEqualTo("");
        assertThat(Scenario.run(compilation).get(0)).isNotEqualTo("read");
    }

    private static java.util.List<String> run(String value, String... sources) throws Exception {
        String[] all = java.util.Arrays.copyOf(sources, sources.length + 1);
        all[sources.length] = SCENARIO.formatted(value);
        Compilation compilation = compile(all);
        assertThat(compilation).succeededWithoutWarnings();
        return Scenario.run(compilation);
    }

    private static Compilation compile(String... sources) {
        return Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .withOptions("-Xlint:all,-processing,-path,-auxiliaryclass,-serial", "-Werror")
                .compile(Sources.of(sources));
    }
}
