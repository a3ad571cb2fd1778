package dev.signalbox.processor.read;

import com.google.auto.common.AnnotationValues;
import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.HandWrittenCodec;
import dev.signalbox.processor.model.ValueType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads a component whose codec {@code @UseCodec} names. */
final class UseCodecReader {

    private final HandWrittenCodecReader codecs;

    UseCodecReader(HandWrittenCodecReader codecs) {
        this.codecs = codecs;
    }

    ValueType read(ComponentElements component, FoundAnnotation named, ValueTypeReader.Place place) {
        TypeMirror value = Existing.type(component.component().asType(), component.origin());
        DeclaredType type = AnnotationValues.getTypeMirror(named.value("value"));
        HandWrittenCodec codec = codecs.read(MoreTypes.asTypeElement(type), place.packageName(), named.at("value"));
        place.lints().mention(codec);
        return new ValueType.HandWritten(TypeName.get(value), codec);
    }
}
