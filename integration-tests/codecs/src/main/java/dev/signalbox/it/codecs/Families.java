package dev.signalbox.it.codecs;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sealed interfaces. */
public record Families(
        Payment payment,
        List<Payment> payments,
        @Nullable Shape shape,
        Map<String, Shape> shapes,
        Shape.Circle circle,
        Result<Point> result,
        Result<String> failed,
        Optional<Expr> expr) {

    /** Told apart by a property "type" and simple names. */
    public sealed interface Payment {}

    public record Card(String number, int month) implements Payment {}

    public record Invoice(@Nullable Payment fallback, BigDecimal limit) implements Payment {}

    public record Cash() implements Payment {}

    /** Told apart as Jackson's annotations say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Shape.Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Shape.Square.class),
        @JsonSubTypes.Type(Shape.Cube.class)
    })
    public sealed interface Shape {

        record Circle(int radius, String type) implements Shape {}

        @JsonTypeName("square")
        record Square(int side) implements Shape {}

        /** A sealed interface below. */
        sealed interface Solid extends Shape {}

        @JsonTypeName("cube")
        record Cube(int side, List<Shape> faces) implements Solid {}
    }

    /** Generic. */
    public sealed interface Result<T> {}

    public record Ok<T>(T value) implements Result<T> {}

    public record Failed<T>(String reason) implements Result<T> {}

    /** Recursive. */
    public sealed interface Expr {}

    public record Literal(double value) implements Expr {}

    public record Sum(List<Expr> terms) implements Expr {}

    public record Negation(Expr inner) implements Expr {}
}
