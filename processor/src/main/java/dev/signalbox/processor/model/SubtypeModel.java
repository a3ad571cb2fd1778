package dev.signalbox.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A record of a sealed interface.
 *
 * @param type the record, its type arguments in the type parameters of the interface
 * @param name what the discriminating property says
 * @param aliases further names that are read
 * @param databindName what databind calls it, where that is another name; empty otherwise
 */
public record SubtypeModel(
        ValueType.Generated type, WireName name, List<WireName> aliases, Optional<WireName> databindName) {

    public SubtypeModel {
        aliases = List.copyOf(aliases);
    }
}
