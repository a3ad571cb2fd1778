package dev.signalbox.recorder;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A program with all that bytecode lets the JVM look up, and that asks for nothing by itself. */
final class LinkedByTheJvm {

    private enum Colour {
        RED,
        GREEN
    }

    private record Pair(Colour colour, String name) {}

    private LinkedByTheJvm() {}

    public static void main(String[] arguments) {
        Supplier<Pair> lambda = () -> new Pair(Colour.valueOf("GREEN"), "grass" + arguments.length);
        Map<Colour, Supplier<Pair>> suppliers = new EnumMap<>(Map.of(Colour.RED, lambda));
        List<Colour> colours = EnumSet.allOf(Colour.class).stream().sorted().toList();
        Object[] copy = colours.toArray(Colour[]::new);
        System.out.println(word(lambda.get()) + suppliers + lambda.get().hashCode() + copy.length);
    }

    private static String word(Object value) {
        return value instanceof Pair pair
                ? switch (pair.colour()) {
                    case RED -> "red " + pair;
                    case GREEN -> "green " + pair;
                }
                : "";
    }
}
