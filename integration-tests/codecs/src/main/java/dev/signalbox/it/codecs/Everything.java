package dev.signalbox.it.codecs;

import dev.signalbox.Event;
import dev.signalbox.Key;
import java.util.UUID;

/** An event that reaches everything. */
@Event(topic = "everything")
public record Everything(
        @Key UUID id,
        Primitives primitives,
        Texts texts,
        Times times,
        Optionals optionals,
        Collections collections,
        Maps maps,
        Generics generics,
        Families families,
        Names names,
        Awkward awkward) {}
