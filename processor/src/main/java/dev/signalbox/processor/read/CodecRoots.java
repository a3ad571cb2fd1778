package dev.signalbox.processor.read;

import dev.signalbox.processor.name.LibraryNames;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Which annotated classes need a codec. */
final class CodecRoots {

    private static final String NEVER_SERIALIZED = "DOMAIN";

    private CodecRoots() {}

    /** Records and sealed interfaces that are payloads, and records that are events for a transport. */
    static boolean needsCodec(TypeElement type) {
        boolean isRecord = type.getKind() == ElementKind.RECORD;
        boolean isSealed =
                type.getKind() == ElementKind.INTERFACE && type.getModifiers().contains(Modifier.SEALED);
        boolean isPayload = FoundAnnotation.on(type, LibraryNames.PAYLOAD).isPresent();
        return isPayload ? isRecord || isSealed : isRecord && isSerialized(type);
    }

    private static boolean isSerialized(TypeElement record) {
        return FoundAnnotation.on(record, LibraryNames.EVENT)
                .filter(event -> !event.constant("kind").equals(NEVER_SERIALIZED))
                .isPresent();
    }
}
