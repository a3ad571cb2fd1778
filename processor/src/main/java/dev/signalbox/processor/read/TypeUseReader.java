package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.Access;
import dev.signalbox.processor.model.AuxiliaryClass;
import dev.signalbox.processor.model.Lint;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.Scalar;
import dev.signalbox.processor.model.TypeMention;
import dev.signalbox.processor.model.TypeUse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Reads types. */
final class TypeUseReader {

    private static final ClassName DEPRECATED = ClassName.get(Deprecated.class);

    private final SourceClasses sources;

    TypeUseReader(SourceClasses sources) {
        this.sources = sources;
    }

    /**
     * A type that is used at the origin.
     *
     * @throws UnresolvedTypeException if a class in it does not exist yet
     */
    TypeUse read(TypeMirror type, Origin origin) {
        MentionCollector collector = new MentionCollector();
        Existing.type(type, origin).accept(collector, null);
        return new TypeUse(TypeName.get(type), scalar(type), collector.raw, collector.mentions);
    }

    /** A class by its name. */
    TypeMention mention(TypeElement type) {
        AuxiliaryClass auxiliary = sources.auxiliaryOf(type).orElse(null);
        return new TypeMention(ClassName.get(type), access(type), lints(type), sources.originOf(type), auxiliary);
    }

    /** What naming or calling the element is warned of. */
    Set<Lint> lints(Element element) {
        EnumSet<Lint> lints = EnumSet.noneOf(Lint.class);
        AnnotationReader.find(element, DEPRECATED).ifPresent(mirror -> {
            boolean forRemoval = AnnotationReader.of(element, mirror)
                    .value("forRemoval", Boolean.class, false)
                    .value();
            lints.add(forRemoval ? Lint.REMOVAL : Lint.DEPRECATION);
        });
        if (element instanceof TypeElement && element.getEnclosingElement() instanceof TypeElement outer) {
            lints.addAll(lints(outer));
        }
        return lints;
    }

    static Access access(TypeElement type) {
        Access access = Access.PUBLIC;
        Element current = type;
        while (current instanceof TypeElement) {
            if (current.getModifiers().contains(Modifier.PRIVATE)) {
                return Access.PRIVATE;
            }
            if (!current.getModifiers().contains(Modifier.PUBLIC)) {
                access = Access.PACKAGE;
            }
            current = current.getEnclosingElement();
        }
        return access;
    }

    static Scalar scalar(TypeMirror type) {
        if (!(type instanceof DeclaredType declared) || type.getKind() == TypeKind.ERROR) {
            return primitiveScalar(type.getKind());
        }
        TypeElement element = (TypeElement) declared.asElement();
        if (element.getKind() == ElementKind.ENUM) {
            return Scalar.ENUM;
        }
        return switch (element.getQualifiedName().toString()) {
            case "java.lang.String" -> Scalar.STRING;
            case "java.util.UUID" -> Scalar.UUID;
            case "java.lang.Byte" -> Scalar.BYTE;
            case "java.lang.Short" -> Scalar.SHORT;
            case "java.lang.Integer" -> Scalar.INT;
            case "java.lang.Long" -> Scalar.LONG;
            default -> Scalar.NONE;
        };
    }

    private static Scalar primitiveScalar(TypeKind kind) {
        return switch (kind) {
            case BYTE -> Scalar.BYTE;
            case SHORT -> Scalar.SHORT;
            case INT -> Scalar.INT;
            case LONG -> Scalar.LONG;
            default -> Scalar.NONE;
        };
    }

    /** Walks through a type and notes its classes. */
    private final class MentionCollector extends SimpleTypeVisitor14<Void, Void> {

        private final List<TypeMention> mentions = new ArrayList<>();
        private boolean raw;

        @Override
        public Void visitDeclared(DeclaredType type, Void unused) {
            TypeElement element = (TypeElement) type.asElement();
            mentions.add(mention(element));
            raw |= type.getTypeArguments().size() < element.getTypeParameters().size();
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
    }
}
