package dev.signalbox.processor.model;

import java.util.List;

/**
 * A component of a record.
 *
 * @param name in the source
 * @param type how it is written and read
 * @param isNullable whether it may be absent or null
 * @param isIgnored whether it is neither written nor read
 * @param isRequired whether it has to be there when read, although it could be left out
 * @param inclusion when it is left out
 * @param property its name on the wire
 * @param aliases further names that are read
 * @param misuses annotations on it that codecs do not honour
 * @param origin the component itself
 */
public record ComponentModel(
        String name,
        ValueType type,
        boolean isNullable,
        boolean isIgnored,
        boolean isRequired,
        Inclusion inclusion,
        WireName property,
        List<WireName> aliases,
        List<AnnotationMisuse> misuses,
        Origin origin) {

    public ComponentModel {
        aliases = List.copyOf(aliases);
        misuses = List.copyOf(misuses);
    }
}
