package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.signalbox.processor.model.Origin;
import java.util.List;

/**
 * A source to be written.
 *
 * @param name its class
 * @param spec the class, without the annotation that marks it as generated
 * @param origins the classes that it is generated from, the first of which it is reported at; an
 *     isolating processor has exactly one
 */
public record GeneratedFile(ClassName name, TypeSpec spec, List<Origin> origins) {

    public GeneratedFile {
        origins = List.copyOf(origins);
    }

    /** From one class. */
    public static GeneratedFile of(ClassName name, TypeSpec spec, Origin origin) {
        return new GeneratedFile(name, spec, List.of(origin));
    }
}
