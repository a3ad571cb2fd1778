package dev.signalbox.processor.read;

import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.name.EclipseCompiler;
import java.util.List;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/**
 * Lets through what exists. Whatever is read is read through here where it matters, so that nobody judges a type that
 * another processor may still make, or that the compiler tells of anyway.
 */
final class Existing {

    private Existing() {}

    /**
     * A type in all its parts; the bounds of type variables are looked at where they are declared.
     *
     * @throws UnresolvedTypeException if a part of it does not exist
     */
    static <T extends TypeMirror> T type(T type, Origin origin) {
        type.accept(new Parts(origin), null);
        return type;
    }

    /**
     * What stands above a class, up to {@code Object}.
     *
     * @throws UnresolvedTypeException if a part of it does not exist
     */
    static void above(TypeElement type) {
        Origin origin = Origin.of(type);
        above(type.getSuperclass(), origin);
        type.getInterfaces().forEach(each -> above(each, origin));
    }

    private static void above(TypeMirror type, Origin origin) {
        type(type, origin);
        if (type.getKind() == TypeKind.DECLARED) {
            above((TypeElement) ((DeclaredType) type).asElement());
        }
    }

    /**
     * A value of an annotation with all that is in it, annotations apart.
     *
     * @throws UnresolvedTypeException if a class or constant in it does not exist
     */
    static AnnotationValue value(AnnotationValue value, Origin origin) {
        Object content = value.getValue();
        if (content instanceof String text && isError(value, text)) {
            throw new UnresolvedTypeException(origin, "a value");
        } else if (content instanceof TypeMirror type) {
            type(type, origin);
        } else if (content instanceof List<?> items) {
            items.forEach(item -> value((AnnotationValue) item, origin));
        }
        return value;
    }

    /** The compiler puts a text in the place of a value that it could not resolve; javac, one without quotes. */
    private static boolean isError(AnnotationValue value, String text) {
        return EclipseCompiler.made(value)
                ? text.equals("<error>")
                : !value.toString().startsWith("\"");
    }

    private static final class Parts extends SimpleTypeVisitor14<Void, Void> {

        private final Origin origin;

        Parts(Origin origin) {
            this.origin = origin;
        }

        @Override
        public Void visitError(ErrorType type, Void unused) {
            throw new UnresolvedTypeException(origin, type.toString());
        }

        @Override
        public Void visitDeclared(DeclaredType type, Void unused) {
            if (type.getKind() == TypeKind.ERROR) { // which javac finds out about a class file when it is asked
                throw new UnresolvedTypeException(origin, type.toString());
            }
            type.getTypeArguments().forEach(argument -> argument.accept(this, null));
            type.getEnclosingType().accept(this, null);
            return null;
        }

        @Override
        public Void visitArray(ArrayType type, Void unused) {
            return type.getComponentType().accept(this, null);
        }

        @Override
        public Void visitWildcard(WildcardType type, Void unused) {
            if (type.getExtendsBound() != null) {
                type.getExtendsBound().accept(this, null);
            }
            if (type.getSuperBound() != null) {
                type.getSuperBound().accept(this, null);
            }
            return null;
        }

        @Override
        public Void visitIntersection(IntersectionType type, Void unused) {
            type.getBounds().forEach(bound -> bound.accept(this, null));
            return null;
        }
    }
}
