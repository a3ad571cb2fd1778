package dev.signalbox.processor.read;

import com.google.auto.common.AnnotationValues;
import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.ValueType;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/** Reads a component whose codec {@code @UseCodec} names. */
final class UseCodecReader {

    private final HandWrittenCodecReader codecs;

    UseCodecReader(HandWrittenCodecReader codecs) {
        this.codecs = codecs;
    }

    ValueType read(ComponentElements component, FoundAnnotation named, ValueTypeReader.Place place) {
        DeclaredType type = AnnotationValues.getTypeMirror(named.value("value"));
        TypeElement codec = MoreTypes.asTypeElement(type);
        place.mentioned().accept(codec);
        return new ValueType.HandWritten(
                TypeName.get(component.component().asType()),
                codecs.read(codec, place.packageName(), named.at("value")));
    }
}
