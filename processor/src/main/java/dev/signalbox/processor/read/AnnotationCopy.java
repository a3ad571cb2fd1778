package dev.signalbox.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/** Writes an annotation as it stands in the source, empty arrays too, which JavaPoet leaves out. */
final class AnnotationCopy {

    private AnnotationCopy() {}

    static AnnotationSpec of(AnnotationMirror mirror) {
        TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
        AnnotationSpec.Builder copy = AnnotationSpec.builder(ClassName.get(type));
        mirror.getElementValues()
                .forEach(
                        (member, value) -> copy.addMember(member.getSimpleName().toString(), code(value)));
        return copy.build();
    }

    private static CodeBlock code(AnnotationValue value) {
        return value.accept(new Copy(), null);
    }

    private static final class Copy extends SimpleAnnotationValueVisitor14<CodeBlock, Void> {

        @Override
        protected CodeBlock defaultAction(Object value, Void unused) {
            return CodeBlock.of("$L", value);
        }

        @Override
        public CodeBlock visitString(String text, Void unused) {
            return CodeBlock.of("$S", text);
        }

        @Override
        public CodeBlock visitChar(char character, Void unused) {
            return CodeBlock.of("(char) $L", (int) character);
        }

        @Override
        public CodeBlock visitLong(long number, Void unused) {
            return CodeBlock.of("$LL", number);
        }

        @Override
        public CodeBlock visitFloat(float number, Void unused) {
            return Float.isFinite(number)
                    ? CodeBlock.of("$Lf", number)
                    : CodeBlock.of("$L", Float.isNaN(number) ? "0f / 0" : number > 0 ? "1f / 0" : "-1f / 0");
        }

        @Override
        public CodeBlock visitDouble(double number, Void unused) {
            return Double.isFinite(number)
                    ? CodeBlock.of("$L", number)
                    : CodeBlock.of("$L", Double.isNaN(number) ? "0d / 0" : number > 0 ? "1d / 0" : "-1d / 0");
        }

        @Override
        public CodeBlock visitType(TypeMirror type, Void unused) {
            return CodeBlock.of("$T.class", type);
        }

        @Override
        public CodeBlock visitEnumConstant(VariableElement constant, Void unused) {
            return CodeBlock.of("$T.$L", constant.asType(), constant.getSimpleName());
        }

        @Override
        public CodeBlock visitAnnotation(AnnotationMirror annotation, Void unused) {
            return CodeBlock.of("$L", of(annotation));
        }

        @Override
        public CodeBlock visitArray(List<? extends AnnotationValue> values, Void unused) {
            if (values.size() == 1) {
                return code(values.get(0));
            }
            return values.stream().map(AnnotationCopy::code).collect(CodeBlock.joining(", ", "{", "}"));
        }
    }
}
