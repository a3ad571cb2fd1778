package dev.signalbox.it.codecs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Every kind of Optional. */
public record Optionals(
        Optional<String> text,
        Optional<Integer> number,
        Optional<Instant> time,
        Optional<Size> size,
        Optional<Point> point,
        Optional<List<String>> list,
        List<Optional<String>> texts,
        OptionalInt anInt,
        OptionalLong aLong,
        OptionalDouble aDouble) {}
