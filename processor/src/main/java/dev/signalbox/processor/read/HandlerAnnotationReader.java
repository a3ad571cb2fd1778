package dev.signalbox.processor.read;

import dev.signalbox.processor.model.DurationText;
import dev.signalbox.processor.model.HandlerAnnotation;
import dev.signalbox.processor.model.RetryModel;
import dev.signalbox.processor.model.Stated;
import dev.signalbox.processor.model.TypeUse;
import dev.signalbox.processor.name.LibraryNames;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;

/** Reads {@code @Handler} and the {@code @Retry} in it. */
final class HandlerAnnotationReader {

    private final TypeUseReader uses;

    HandlerAnnotationReader(TypeUseReader uses) {
        this.uses = uses;
    }

    HandlerAnnotation read(ExecutableElement method) {
        AnnotationMirror mirror =
                AnnotationReader.find(method, LibraryNames.HANDLER).orElseThrow();
        AnnotationReader handler = AnnotationReader.of(method, mirror);
        return new HandlerAnnotation(
                handler.text("topic"),
                handler.value("anyTopic", Boolean.class, false).value(),
                handler.text("group"),
                duration(handler, "timeout"),
                handler.text("id"),
                retry(handler.annotation("retry")));
    }

    private RetryModel retry(AnnotationReader retry) {
        return new RetryModel(
                retry.value("attempts", Integer.class, 0),
                duration(retry, "delay"),
                retry.value("multiplier", Double.class, 0.0),
                duration(retry, "maxDelay"),
                retry.value("jitter", Double.class, -1.0),
                classes(retry, "on"),
                classes(retry, "except"));
    }

    private static Stated<DurationText> duration(AnnotationReader annotation, String member) {
        Stated<String> text = annotation.text(member);
        return new Stated<>(new DurationText(text.value()), text.origin());
    }

    private List<Stated<TypeUse>> classes(AnnotationReader annotation, String member) {
        return annotation.classes(member).stream()
                .map(type -> new Stated<>(uses.read(type.value(), type.origin()), type.origin()))
                .toList();
    }
}
