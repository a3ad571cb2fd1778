package dev.signalbox.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;

/** Silences what a codec cannot avoid: that it mentions deprecated classes, where it does. */
final class Lints {

    private Lints() {}

    static void suppress(List<String> lints, TypeSpec.Builder spec) {
        if (!lints.isEmpty()) {
            AnnotationSpec.Builder annotation = AnnotationSpec.builder(SuppressWarnings.class);
            lints.forEach(lint -> annotation.addMember("value", "$S", lint));
            spec.addAnnotation(annotation.build());
        }
    }
}
