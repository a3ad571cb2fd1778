package dev.signalbox.it.codecs;

import dev.signalbox.Payload;
import java.util.List;

/** Enum constants with other names. */
@Payload
public record Palette(List<Colour> colours) {}
