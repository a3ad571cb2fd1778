package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.PayloadModel;
import dev.signalbox.processor.name.LibraryNames;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Reads where {@code @Payload} stands. */
public final class PayloadReader {

    private PayloadReader() {}

    /** Empty where it does not stand on the class. */
    public static Optional<PayloadModel> read(TypeElement type) {
        return FoundAnnotation.on(type, LibraryNames.PAYLOAD)
                .map(payload -> new PayloadModel(
                        String.join(".", ClassName.get(type).simpleNames()),
                        Forms.of(type),
                        CodecRoots.isSerializable(type),
                        TypeUseReader.access(type),
                        payload.origin(),
                        Origin.of(type)));
    }
}
