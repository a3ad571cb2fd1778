package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * A table on the class path that is called like one of this compilation.
 *
 * @param name the table
 * @param anchor the anchor of this compilation, for messages
 * @param members the events and handler classes that only the table on the class path has; at least one
 */
public record HiddenTable(ClassName name, Origin anchor, List<String> members) {

    public HiddenTable {
        members = List.copyOf(members);
    }
}
