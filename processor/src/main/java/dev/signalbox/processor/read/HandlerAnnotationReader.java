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
import javax.lang.model.util.Elements;

/** Reads {@code @Handler} and the {@code @Retry} in it. */
final class HandlerAnnotationReader {

    private final Elements elements;
    private final TypeUseReader uses;

    HandlerAnnotationReader(Elements elements, TypeUseReader uses) {
        this.elements = elements;
        this.uses = uses;
    }

    HandlerAnnotation read(ExecutableElement method) {
        AnnotationMirror mirror =
                AnnotationReader.find(method, LibraryNames.HANDLER).orElseThrow();
        AnnotationReader handler = AnnotationReader.of(elements, method, mirror);
        return new HandlerAnnotation(
                handler.text("topic"),
                handler.text("group"),
                duration(handler, "timeout"),
                handler.text("id"),
                retry(handler.annotation("retry")));
    }

    private RetryModel retry(AnnotationReader retry) {
        return new RetryModel(
                retry.integer("attempts"),
                duration(retry, "delay"),
                retry.number("multiplier"),
                duration(retry, "maxDelay"),
                retry.number("jitter"),
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
