package dev.signalbox.processor.read;

import javax.lang.model.element.TypeElement;

/** Names kinds of classes as messages do. */
final class Forms {

    private Forms() {}

    static String of(TypeElement type) {
        return switch (type.getKind()) {
            case ANNOTATION_TYPE -> "an annotation";
            case ENUM -> "an enum";
            case INTERFACE -> "an interface";
            case RECORD -> "a record";
            default -> "a class";
        };
    }
}
