package dev.signalbox.processor.diagnostic;

import java.util.List;

/** Jackson's annotations where databind inherits them or finds them in a bundle, and codecs do not do as they say. */
final class InheritedAnnotationProblems {

    private static final String IMPORT = "import com.fasterxml.jackson.annotation.*;\n";

    private InheritedAnnotationProblems() {}

    static List<ProblemCase> cases() {
        return List.of(
                problem("put @JsonIgnore on the component instead", """
                        @JsonIgnoreProperties(§"id") interface Named {}
                        @Payload record User(String id) implements Named {}
                        """),
                problem("put @JsonIgnore on the component instead", """
                        @JsonIgnoreProperties(§"id") sealed interface Named permits User {}
                        @Payload record User(String id) implements Named {}
                        """),
                problem("@JsonInclude(value = CUSTOM)", """
                        @JsonInclude(JsonInclude.Include§.CUSTOM) interface Above {}
                        interface Named extends Above {}
                        @Payload record User(String id) implements Named {}
                        """),
                problem("@JsonValue", """
                        interface Named { §@JsonValue String id(); }
                        @Payload record User(String id) implements Named {}
                        """),
                problem("@JsonValue", """
                        interface Named { §@JsonValue default String text() { return ""; } }
                        @Payload record User(String id) implements Named {}
                        """),
                problem("@JsonProperty", """
                        interface Named { §@JsonProperty default String text() { return ""; } }
                        @Payload record User(String id) implements Named {}
                        """),
                problem("@JsonFormat", """
                        interface Named { §@JsonFormat(pattern = "x") java.time.Instant at(); }
                        @Payload record User(java.time.Instant at) implements Named {}
                        """),
                problem("@JsonValue in the enum shop.Size", """
                        interface Text { @JsonValue String text(); }
                        @Payload record User(Size §size) {}
                        enum Size implements Text { S; public String text() { return "s"; } }
                        """),
                problem("@JsonFormat in the enum shop.Size", """
                        @JsonFormat(shape = JsonFormat.Shape.NUMBER) interface Text {}
                        @Payload record User(Size §size) {}
                        enum Size implements Text { S }
                        """),
                problem("@JsonKey in the enum shop.Size", """
                        @Payload record User(Map<Size, String> §sizes) {}
                        enum Size { S; @JsonKey String text() { return "s"; } }
                        """),
                problem("@JsonTypeInfo(use = CLASS)", """
                        @JsonTypeInfo(use = JsonTypeInfo.Id§.CLASS) interface Named {}
                        @Payload record User(String id) implements Named {}
                        """),
                problem("@JsonCreator(mode = DELEGATING)", """
                        @Payload record User(String id) {
                            @JsonCreator(mode = JsonCreator.Mode§.DELEGATING) User {}
                        }
                        """),
                problem("@JsonCreator(mode = DISABLED)", """
                        @Payload record User(String id) {
                            @JsonCreator(mode = JsonCreator.Mode§.DISABLED) User {}
                        }
                        """),
                problem("@JsonFormat", """
                        @JacksonAnnotationsInside @JsonFormat(pattern = "yyyy") @interface Yearly {}
                        @Payload record User(§@Yearly java.time.Instant at) {}
                        """),
                problem("@JsonIgnoreProperties(value =", """
                        @JacksonAnnotationsInside @JsonIgnoreProperties("id") @interface Hidden {}
                        @Payload §@Hidden record User(String id) {}
                        """),
                ProblemCase.of(Problem.NESTED_TYPE_NAME, "means 'Pay$Cash' to jackson-databind", IMPORT + """
                        @Payload
                        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
                        sealed interface Pay {
                            §record Cash(int amount) implements Pay {}
                            @JsonTypeName("card") record Card(int amount) implements Pay {}
                        }
                        """),
                ProblemCase.of(Problem.NESTED_TYPE_NAME, "which does not read the 'Cash'", IMPORT + """
                        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
                        interface Pay {
                            @Payload §record Cash(int amount) implements Pay {}
                        }
                        """),
                ProblemCase.of(Problem.NULLABLE_PRIMITIVE, "User.age is @Nullable, but holds int", """
                        @Payload record User(@Nullable int §age) {}
                        @interface Nullable {}
                        """),
                ProblemCase.of(Problem.NULLABLE_PRIMITIVE, "use Boolean", IMPORT + """
                        @Payload record User(@JsonIgnore @Nullable boolean §old) {}
                        @interface Nullable {}
                        """),
                ProblemCase.of(Problem.NULLABLE_PRIMITIVE, "holds double", """
                        import java.lang.annotation.*;
                        @Payload record User(List<@Nullable double[]> §old) {}
                        @Target(ElementType.TYPE_USE) @interface Nullable {}
                        """),
                problem("@JsonUnwrapped", """
                        @JacksonAnnotationsInside @JsonUnwrapped @interface Inner {}
                        @JacksonAnnotationsInside @Inner @interface Outer {}
                        @Payload record User(§@Outer Name name) {}
                        record Name(String first) {}
                        """));
    }

    private static ProblemCase problem(String text, String source) {
        return ProblemCase.of(Problem.ANNOTATION_NOT_SUPPORTED, text, IMPORT + source);
    }
}
