package dev.signalbox.processor.model;

import java.util.List;

/**
 * A constant of an enum.
 *
 * @param name in the source
 * @param text on the wire
 * @param aliases further texts that are read
 */
public record EnumConstant(String name, String text, List<String> aliases) {

    public EnumConstant {
        aliases = List.copyOf(aliases);
    }
}
