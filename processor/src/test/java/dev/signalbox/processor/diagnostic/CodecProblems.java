package dev.signalbox.processor.diagnostic;

import java.util.List;
import java.util.stream.Stream;

/** Mistakes in what codecs are generated from. */
final class CodecProblems {

    private CodecProblems() {}

    static List<ProblemCase> cases() {
        return Stream.of(types(), visibility(), completeness(), names(), annotations(), typeInfo(), families())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ProblemCase> types() {
        return List.of(
                ProblemCase.of(
                        Problem.COMPONENT_NOT_SERIALIZABLE, "order.lines[].price of Placed is a java.lang.Object", """
                        @Event(topic = "orders")
                        record Placed(Order order) {}
                        record Order(List<Line> lines) {}
                        record Line(
                            String sku,
                            Object §price) {}
                        """),
                ProblemCase.of(
                        Problem.COMPONENT_NOT_SERIALIZABLE,
                        "byDay{} of Placed is a java.util.Date, which cannot be serialized: use a java.time.Instant",
                        """
                        @Event(topic = "orders")
                        record Placed(Map<String, Date> §byDay) {}
                        """),
                ProblemCase.of(Problem.COMPONENT_NOT_SERIALIZABLE, "(Circle).centre of Shape is a shop.Point", """
                        @Payload
                        sealed interface Shape permits Circle {}
                        record Circle(Point §centre) implements Shape {}
                        class Point {}
                        """),
                ProblemCase.of(Problem.COMPONENT_NOT_SERIALIZABLE, "use a List", """
                        @Event(topic = "orders")
                        record Placed(Page<ArrayList<String>> §page) {}
                        record Page<T>(T content) {}
                        """),
                ProblemCase.of(Problem.RAW_TYPE, "lines of Placed is the raw type java.util.List", """
                        @Event(topic = "orders")
                        record Placed(@SuppressWarnings("rawtypes") List §lines) {}
                        """),
                ProblemCase.of(Problem.RAW_TYPE, "pages[] of Placed is the raw type shop.Page", """
                        @Event(topic = "orders")
                        record Placed(@SuppressWarnings("rawtypes") List<Page> §pages) {}
                        record Page<T>(T content) {}
                        """),
                ProblemCase.of(Problem.WILDCARD_TYPE, "lines[] of Placed holds the wildcard ?", """
                        @Event(topic = "orders")
                        record Placed(List<?> §lines) {}
                        """),
                ProblemCase.of(Problem.WILDCARD_TYPE, "? extends java.lang.CharSequence", """
                        @Event(topic = "orders")
                        record Placed(Page<? extends CharSequence> §page) {}
                        record Page<T>(T content) {}
                        """),
                ProblemCase.of(Problem.MAP_KEY_TYPE, "prices{} of Placed has keys of type java.time.Instant", """
                        @Event(topic = "orders")
                        record Placed(Map<java.time.Instant, String> §prices) {}
                        """),
                ProblemCase.of(Problem.ELEMENT_WITHOUT_ORDER, "languages[] of Placed is a sorted set of", """
                        @Event(topic = "orders")
                        record Placed(SortedSet<Locale> §languages) {}
                        """),
                ProblemCase.of(Problem.GENERIC_ARRAY, "content of Page is the array T[]", """
                        @Payload
                        record Page<T>(T[] §content) {}
                        """),
                ProblemCase.of(Problem.GENERIC_ARRAY, "the array java.util.List<java.lang.String>[]", """
                        @Payload
                        record Page(List<String>[] §content) {}
                        """),
                ProblemCase.of(Problem.NULLABLE_ARGUMENT, "page of Placed has the type argument @Nullable", """
                        @Event(topic = "orders")
                        record Placed(Page<@org.jspecify.annotations.Nullable String> §page) {}
                        record Page<T>(T content) {}
                        """));
    }

    private static List<ProblemCase> visibility() {
        return List.of(
                ProblemCase.of(Problem.TYPE_NOT_VISIBLE, "line of Shop.Placed is a shop.Shop.Line", """
                        class Shop {
                            private record Line(String sku) {}
                            @Event(topic = "orders")
                            record Placed(Line §line) {}
                        }
                        """),
                ProblemCase.of(Problem.TYPE_NOT_VISIBLE, "counts{} of Shop.Placed is a shop.Shop.Size", """
                        class Shop {
                            private enum Size { S, M }
                            @Event(topic = "orders")
                            record Placed(Map<Size, Integer> §counts) {}
                        }
                        """),
                ProblemCase.of(Problem.PAYLOAD_NO_RECORD, "Money is a class", """
                        §@Payload
                        class Money {}
                        """),
                ProblemCase.of(Problem.PAYLOAD_NO_RECORD, "Money is an interface", """
                        §@Payload
                        interface Money {}
                        """),
                ProblemCase.of(Problem.PAYLOAD_PRIVATE, "Shop.Money is private", """
                        class Shop {
                            @Payload
                            private §record Money(int cents) {}
                        }
                        """));
    }

    private static List<ProblemCase> completeness() {
        return List.of(
                ProblemCase.of(
                        Problem.NEVER_COMPLETE, "Node.parent can never be complete, because a Node needs a Node", """
                        @Payload
                        record Node(String name, Node §parent) {}
                        """),
                ProblemCase.of(Problem.NEVER_COMPLETE, "a Hen needs a Egg needs a Hen", """
                        @Payload
                        record Hen(Egg §egg, Optional<Hen> neighbour) {}
                        record Egg(Hen layer) {}
                        """),
                ProblemCase.of(Problem.NEVER_COMPLETE, "a Hen needs a Hen", """
                        @Payload
                        record Hen(Box<Hen> §box) {}
                        record Box<T>(T content) {}
                        """),
                ProblemCase.of(Problem.NEVER_COMPLETE, "a Expr.Neg needs a Expr needs a Expr.Neg", """
                        @Payload
                        sealed interface Expr {
                            record Neg(Expr §inner) implements Expr {}
                        }
                        """));
    }

    private static List<ProblemCase> names() {
        return List.of(
                ProblemCase.of(Problem.PROPERTY_NAMES_COLLIDE, "id and key are both called 'id'", """
                        import com.fasterxml.jackson.annotation.JsonProperty;
                        @Payload
                        record User(String id, @JsonProperty(§"id") String key) {}
                        """),
                ProblemCase.of(Problem.PROPERTY_NAMES_COLLIDE, "email and name are both called 'email'", """
                        import com.fasterxml.jackson.annotation.JsonAlias;
                        @Payload
                        record User(@JsonAlias({"first", §"email"}) String name, String email) {}
                        """),
                ProblemCase.of(Problem.ENUM_TEXTS_COLLIDE, "OPEN and NEW of shop.Status are both 'OPEN'", """
                        import com.fasterxml.jackson.annotation.JsonProperty;
                        @Payload
                        record Order(Status §status) {}
                        enum Status { OPEN, @JsonProperty("OPEN") NEW }
                        """),
                ProblemCase.of(Problem.IGNORED_CANNOT_BE_READ, "User.logins is ignored", """
                        import com.fasterxml.jackson.annotation.JsonIgnore;
                        @Payload
                        record User(String id, @JsonIgnore int §logins) {}
                        """),
                ProblemCase.of(Problem.IGNORED_CANNOT_BE_READ, "User.secret is ignored", """
                        import com.fasterxml.jackson.annotation.JsonIgnore;
                        @Payload
                        record User(String id, @JsonIgnore String §secret, @JsonIgnore Optional<Object> cache) {}
                        """));
    }

    private static List<ProblemCase> annotations() {
        return List.of(
                ProblemCase.of(Problem.ANNOTATION_NOT_SUPPORTED, "@JsonFormat is not supported", """
                        import com.fasterxml.jackson.annotation.JsonFormat;
                        @Payload
                        record User(§@JsonFormat(pattern = "yyyy") java.time.Instant born) {}
                        """),
                ProblemCase.of(Problem.ANNOTATION_NOT_SUPPORTED, "@JsonProperty(access = READ_ONLY)", """
                        import com.fasterxml.jackson.annotation.JsonProperty;
                        @Payload
                        record User(@JsonProperty(access = JsonProperty.Access§.READ_ONLY) String id) {}
                        """),
                ProblemCase.of(Problem.ANNOTATION_NOT_SUPPORTED, "@JsonInclude(value = CUSTOM)", """
                        import com.fasterxml.jackson.annotation.JsonInclude;
                        @Payload
                        @JsonInclude(JsonInclude.Include§.CUSTOM)
                        record User(String id) {}
                        """),
                ProblemCase.of(Problem.ANNOTATION_NOT_SUPPORTED, "put @JsonIgnore on the component instead", """
                        import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
                        @Payload
                        @JsonIgnoreProperties(§"id")
                        record User(String id) {}
                        """),
                ProblemCase.of(Problem.ANNOTATION_NOT_SUPPORTED, "@JsonValue", """
                        import com.fasterxml.jackson.annotation.JsonValue;
                        @Payload
                        record User(String id) {
                            §@JsonValue String text() { return id; }
                        }
                        """),
                ProblemCase.of(Problem.ANNOTATION_NOT_SUPPORTED, "@JsonValue in the enum shop.Size", """
                        import com.fasterxml.jackson.annotation.JsonValue;
                        @Payload
                        record User(Size §size) {}
                        enum Size {
                            S, M;
                            @JsonValue int number() { return ordinal(); }
                        }
                        """));
    }

    private static List<ProblemCase> typeInfo() {
        return List.of(
                ProblemCase.of(Problem.ANNOTATION_NOT_SUPPORTED, "use NAME or SIMPLE_NAME", """
                        import com.fasterxml.jackson.annotation.JsonTypeInfo;
                        @Payload
                        @JsonTypeInfo(use = JsonTypeInfo.Id§.CLASS)
                        sealed interface Shape {
                            record Circle(int radius) implements Shape {}
                        }
                        """),
                ProblemCase.of(Problem.ANNOTATION_NOT_SUPPORTED, "include = WRAPPER_OBJECT", """
                        import com.fasterxml.jackson.annotation.JsonTypeInfo;
                        @Payload
                        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As§.WRAPPER_OBJECT)
                        sealed interface Shape {
                            record Circle(int radius) implements Shape {}
                        }
                        """),
                ProblemCase.of(Problem.ANNOTATION_NOT_SUPPORTED, "visible = true", """
                        import com.fasterxml.jackson.annotation.JsonTypeInfo;
                        @Payload
                        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, visible = §true)
                        sealed interface Shape {
                            record Circle(int radius) implements Shape {}
                        }
                        """));
    }

    private static List<ProblemCase> families() {
        return List.of(
                ProblemCase.of(Problem.SUBTYPE_NO_RECORD, "Shape permits Blob, which is no record", """
                        @Payload
                        sealed interface Shape {}
                        record Circle(int radius) implements Shape {}
                        final §class Blob implements Shape {}
                        """),
                ProblemCase.of(Problem.SUBTYPE_NO_RECORD, "Shape permits Curved, which is no record", """
                        @Payload
                        record Drawing(List<Shape> shapes) {}
                        sealed interface Shape {}
                        record Circle(int radius) implements Shape {}
                        non-sealed §interface Curved extends Shape {}
                        """),
                ProblemCase.of(Problem.SUBTYPE_ARGUMENTS, "IntLit does not pass its type parameters", """
                        @Payload
                        sealed interface Expr<T> {}
                        §record IntLit(int value) implements Expr<Integer> {}
                        """),
                ProblemCase.of(Problem.SUBTYPE_ARGUMENTS, "Wrapped does not pass its type parameters", """
                        @Payload
                        sealed interface Expr<T> {}
                        record Lit<T>(T value) implements Expr<T> {}
                        §record Wrapped<T>(T value) implements Expr<List<T>> {}
                        """),
                ProblemCase.of(Problem.SUBTYPE_HAND_WRITTEN, "Circle of the sealed interface Shape", """
                        import dev.signalbox.codegen.EventCodec;
                        @Payload
                        sealed interface Shape {}
                        §record Circle(int radius) implements Shape {}
                        @CodecFor(Circle.class)
                        class CircleCodec implements EventCodec<Circle> {
                            public void write(Circle value, tools.jackson.core.JsonGenerator out) {}
                            public Circle read(tools.jackson.core.JsonParser in) { return new Circle(1); }
                        }
                        """),
                ProblemCase.of(Problem.SUBTYPE_NOT_VISIBLE, "Shapes.Circle of the sealed interface Shapes.Shape", """
                        class Shapes {
                            @Payload
                            sealed interface Shape {}
                            private §record Circle(int radius) implements Shape {}
                        }
                        """),
                ProblemCase.of(Problem.SUBTYPE_NAMES_COLLIDE, "are both called 'round'", """
                        import com.fasterxml.jackson.annotation.JsonTypeName;
                        @Payload
                        sealed interface Shape {}
                        @JsonTypeName("round") record Circle(int radius) implements Shape {}
                        @JsonTypeName(§"round") record Ball(int radius) implements Shape {}
                        """),
                ProblemCase.of(Problem.SUBTYPE_NAMES_COLLIDE, "Flat.Circle and Solid.Circle", """
                        @Payload
                        sealed interface Shape permits Flat.Circle, Solid.Circle {}
                        class Flat { record Circle(int radius) implements Shape {} }
                        class Solid { §record Circle(int radius) implements Shape {} }
                        """),
                ProblemCase.of(
                        Problem.DISCRIMINATOR_COLLIDES, "'type' tells the records of the sealed interface Shape", """
                        @Payload
                        sealed interface Shape {}
                        record Circle(int radius, String §type) implements Shape {}
                        """),
                ProblemCase.of(Problem.DISCRIMINATOR_COLLIDES, "'kind'", """
                        import com.fasterxml.jackson.annotation.*;
                        @Payload
                        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
                        sealed interface Shape {}
                        record Circle(int radius, @JsonProperty(§"kind") String type) implements Shape {}
                        """));
    }
}
