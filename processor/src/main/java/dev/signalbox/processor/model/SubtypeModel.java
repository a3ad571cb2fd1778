package dev.signalbox.processor.model;

import java.util.List;

/**
 * A record of a sealed interface.
 *
 * @param type the record, its type arguments in the type parameters of the interface
 * @param name what the discriminating property says
 * @param aliases further names that are read
 */
public record SubtypeModel(ValueType.Generated type, WireName name, List<WireName> aliases) {

    public SubtypeModel {
        aliases = List.copyOf(aliases);
    }
}
