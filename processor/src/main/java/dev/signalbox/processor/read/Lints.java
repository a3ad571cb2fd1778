package dev.signalbox.processor.read;

import dev.signalbox.processor.model.HandWrittenCodec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Collects the warnings that generated code would raise because it mentions what is deprecated. */
final class Lints {

    private final TreeSet<String> names = new TreeSet<>();
    private final Set<TypeElement> outermost = new LinkedHashSet<>();

    /** A class, with those around it, or a method. */
    void mention(Element element) {
        for (Element each = element;
                each != null && each.getKind() != ElementKind.PACKAGE;
                each = each.getEnclosingElement()) {
            if (each instanceof TypeElement type && type.getNestingKind() == NestingKind.TOP_LEVEL) {
                outermost.add(type);
            }
            Deprecated deprecated = each.getAnnotation(Deprecated.class);
            if (deprecated != null) {
                names.add(deprecated.forRemoval() ? "removal" : "deprecation");
            }
        }
    }

    /** Every class in a type; type variables are mentioned where they are declared. */
    void mention(TypeMirror type) {
        if (type instanceof DeclaredType declared) {
            mention(declared.asElement());
            declared.getTypeArguments().forEach(this::mention);
        } else if (type instanceof ArrayType array) {
            mention(array.getComponentType());
        } else if (type instanceof IntersectionType all) {
            all.getBounds().forEach(this::mention);
        } else if (type instanceof WildcardType wildcard) {
            Optional.ofNullable(wildcard.getExtendsBound()).ifPresent(this::mention);
            Optional.ofNullable(wildcard.getSuperBound()).ifPresent(this::mention);
        }
    }

    /** A codec of which an instance is made. */
    void mention(HandWrittenCodec codec) {
        names.addAll(codec.lints());
    }

    /** The classes that files are named after, or should be, of all that was mentioned. */
    Set<TypeElement> outermost() {
        return outermost;
    }

    /** For {@code @SuppressWarnings}. */
    List<String> names() {
        return List.copyOf(names);
    }
}
