package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.Scenario;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What databind inherits from interfaces, or finds in bundles, codecs do as databind does. */
class InheritedAnnotationsTest {

    private static final String RECORDS = """
            import com.fasterxml.jackson.annotation.*;
            import java.lang.annotation.*;
            public class Records {
                @JsonInclude(JsonInclude.Include.NON_NULL) public sealed interface Sparse permits Sealed {}
                @Payload public record Sealed(@Nullable String a, @Nullable String b) implements Sparse {}

                @JsonInclude(JsonInclude.Include.NON_EMPTY) public interface Above {}
                public interface Below extends Above {}
                @Payload public record Open(List<String> a, @Nullable String b) implements Below {}

                @JsonInclude(JsonInclude.Include.ALWAYS) @Payload
                public record Own(@Nullable String a) implements Below {}

                public interface Named {
                    @JsonProperty("n") @JsonAlias("nom") String name();
                    @JsonIgnore Optional<String> note();
                    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> last();
                }
                @Payload public record Person(String name, Optional<String> note, Optional<String> last) implements Named {}

                @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind") public interface Kind {}
                @Payload public record Typed(int a) implements Kind {}

                @JacksonAnnotationsInside @JsonProperty("x") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Retention(RetentionPolicy.RUNTIME) public @interface X {}
                @JacksonAnnotationsInside @X @Retention(RetentionPolicy.RUNTIME) public @interface Y {}
                @JacksonAnnotationsInside @JsonProperty("z") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Retention(RetentionPolicy.RUNTIME) public @interface Z {}
                @Payload public record Bundled(@X @Nullable String a, @Y @JsonProperty("own") @Nullable String b,
                        @JsonProperty("mine") @Z @Nullable String c) {}

                @JacksonAnnotationsInside @JsonInclude(JsonInclude.Include.NON_NULL)
                @Retention(RetentionPolicy.RUNTIME) public @interface Sparsely {}
                @Payload @Sparsely public record BundledType(@Nullable String a) {}

                @Payload public record Created(String a) { @JsonCreator(mode = JsonCreator.Mode.PROPERTIES) public Created {} }

                @Payload public record Required(@JsonProperty(required = true) Optional<String> a,
                        @JsonProperty(isRequired = OptBoolean.TRUE) List<String> b,
                        @JsonProperty(value = "C", required = true) @Nullable String c) {}

                @Retention(RetentionPolicy.RUNTIME) @Target(ElementType.TYPE_USE) public @interface Nullable {}
            }
            """;

    private static final String SCENARIO = """
            import dev.signalbox.codegen.EventCodec;
            import tools.jackson.core.*;
            import tools.jackson.databind.json.JsonMapper;
            public class Scenario implements java.util.concurrent.Callable<List<String>> {
                private final JsonMapper mapper = JsonMapper.builder().build();
                private final List<String> seen = new ArrayList<>();

                public List<String> call() {
                    same(new Records.Sealed(null, "b"), Records_Sealed_Codec.INSTANCE);
                    same(new Records.Open(List.of("a"), null), Records_Open_Codec.INSTANCE);
                    same(new Records.Open(List.of("a"), "b"), Records_Open_Codec.INSTANCE);
                    same(new Records.Own(null), Records_Own_Codec.INSTANCE);
                    same(new Records.Person("p", Optional.empty(), Optional.empty()), Records_Person_Codec.INSTANCE);
                    same(new Records.Typed(1), Records_Typed_Codec.INSTANCE);
                    same(new Records.Bundled(null, "b", "c"), Records_Bundled_Codec.INSTANCE);
                    same(new Records.Bundled("a", null, null), Records_Bundled_Codec.INSTANCE);
                    same(new Records.BundledType(null), Records_BundledType_Codec.INSTANCE);
                    same(new Records.Created("a"), Records_Created_Codec.INSTANCE);
                    same(new Records.Required(Optional.empty(), List.of(), null), Records_Required_Codec.INSTANCE);
                    seen.add(String.valueOf(read("{\\"nom\\":\\"q\\"}", Records_Person_Codec.INSTANCE)));
                    for (String json : List.of("{}", "{\\"b\\":[],\\"C\\":null}", "{\\"a\\":null,\\"C\\":null}", "{\\"a\\":null,\\"b\\":[]}")) {
                        seen.add(refusal(() -> read(json, Records_Required_Codec.INSTANCE))
                                + refusal(() -> mapper.readValue(json, Records.Required.class)));
                    }
                    return seen;
                }

                private <T> void same(T value, EventCodec<T> codec) {
                    java.io.StringWriter json = new java.io.StringWriter();
                    try (JsonGenerator out = mapper.createGenerator(json)) {
                        codec.write(value, out);
                    }
                    String theirs = mapper.writeValueAsString(value);
                    boolean back = read(theirs, codec).equals(value)
                            && mapper.readValue(json.toString(), value.getClass()).equals(value);
                    seen.add(json + (json.toString().equals(theirs) ? "" : " but " + theirs) + (back ? "" : " not read"));
                }

                private <T> T read(String json, EventCodec<T> codec) {
                    try (JsonParser in = mapper.createParser(json)) {
                        return codec.read(in);
                    }
                }

                private static String refusal(Runnable read) {
                    try {
                        read.run();
                        return "read ";
                    } catch (DecodingException refused) {
                        return refused.pointer() + " ";
                    } catch (tools.jackson.databind.DatabindException refused) {
                        return "refused";
                    }
                }
            }
            """;

    @Test
    void codecsAndDatabindAgree() throws Exception {
        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .compile(Sources.of(RECORDS, SCENARIO));
        assertThat(compilation).succeededWithoutWarnings();

        List<String> seen = Scenario.run(compilation);
        assertThat(seen)
                .containsExactly(
                        "{\"b\":\"b\"}",
                        "{\"a\":[\"a\"]}",
                        "{\"a\":[\"a\"],\"b\":\"b\"}",
                        "{\"a\":null}",
                        "{\"n\":\"p\"}",
                        "{\"kind\":\"Typed\",\"a\":1}",
                        "{\"own\":\"b\",\"z\":\"c\"}",
                        "{\"x\":\"a\"}",
                        "{}",
                        "{\"a\":\"a\"}",
                        "{\"a\":null,\"b\":[],\"C\":null}",
                        "Person[name=q, note=Optional.empty, last=Optional.empty]",
                        "/a refused",
                        "/a refused",
                        "/b refused",
                        "/C refused");
    }
}
