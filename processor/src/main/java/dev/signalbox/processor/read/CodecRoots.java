package dev.signalbox.processor.read;

import dev.signalbox.processor.model.Access;
import dev.signalbox.processor.model.EventScope;
import dev.signalbox.processor.name.LibraryNames;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Which annotated classes need a codec. Where an annotation is misplaced, others say so. */
final class CodecRoots {

    private CodecRoots() {}

    /** Records and sealed interfaces that are payloads, and records that are events for a transport. */
    static boolean needsCodec(TypeElement type) {
        boolean isPayload = FoundAnnotation.on(type, LibraryNames.PAYLOAD).isPresent();
        return isSerializable(type)
                && TypeUseReader.access(type) != Access.PRIVATE
                && (isPayload || isTransportedEvent(type));
    }

    /** Whether a class has an annotation that codecs are made from, needed or not. */
    static boolean isRoot(TypeElement type) {
        return EventReader.isEvent(type)
                || FoundAnnotation.on(type, LibraryNames.PAYLOAD).isPresent();
    }

    /** Whether a class is a record or a sealed interface. */
    static boolean isSerializable(TypeElement type) {
        return type.getKind() == ElementKind.RECORD
                || (type.getKind() == ElementKind.INTERFACE
                        && type.getModifiers().contains(Modifier.SEALED));
    }

    private static boolean isTransportedEvent(TypeElement type) {
        return type.getKind() == ElementKind.RECORD
                && type.getTypeParameters().isEmpty()
                && FoundAnnotation.on(type, LibraryNames.EVENT)
                        .filter(event -> !event.constant("kind", EventScope.NOTIFICATION.name())
                                .equals(EventScope.DOMAIN.name()))
                        .isPresent();
    }
}
