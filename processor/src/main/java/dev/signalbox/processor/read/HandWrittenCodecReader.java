package dev.signalbox.processor.read;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.signalbox.processor.model.Access;
import dev.signalbox.processor.model.HandWrittenCodec;
import dev.signalbox.processor.model.HandWrittenCodec.Flaw;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.name.LibraryNames;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads the class of a codec that a user wrote. */
final class HandWrittenCodecReader {

    private final Types types;

    HandWrittenCodecReader(ProcessingEnvironment environment) {
        this.types = environment.getTypeUtils();
    }

    /**
     * @param packageName of the code that makes an instance
     * @param origin where the codec is named
     */
    HandWrittenCodec read(TypeElement codec, String packageName, Origin origin) {
        Optional<TypeMirror> value = valueOf(codec.asType());
        if (value.isEmpty()) {
            Existing.above(codec);
        }
        value.ifPresent(type -> Existing.type(type, Origin.of(codec)));
        return new HandWrittenCodec(
                ClassName.get(codec),
                value.map(TypeName::get).orElse(null),
                flaw(codec, value.isPresent(), packageName),
                isPublic(codec),
                lints(codec),
                origin);
    }

    private static List<String> lints(TypeElement codec) {
        Lints lints = new Lints();
        lints.mention(codec);
        ElementFilter.constructorsIn(codec.getEnclosedElements()).stream()
                .filter(constructor -> constructor.getParameters().isEmpty())
                .forEach(lints::mention);
        return lints.names();
    }

    /** What {@code EventCodec}'s type argument is, seen from a type that extends it. */
    private Optional<TypeMirror> valueOf(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) {
            return Optional.empty();
        }
        TypeElement element = MoreTypes.asTypeElement(type);
        if (element.getQualifiedName().contentEquals(LibraryNames.EVENT_CODEC.canonicalName())) {
            List<? extends TypeMirror> arguments = MoreTypes.asDeclared(type).getTypeArguments();
            return arguments.isEmpty() ? Optional.empty() : Optional.of(arguments.get(0));
        }
        return types.directSupertypes(type).stream()
                .map(this::valueOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static @Nullable Flaw flaw(TypeElement codec, boolean isCodec, String packageName) {
        boolean isInner =
                codec.getNestingKind().isNested() && !codec.getModifiers().contains(Modifier.STATIC);
        if (!isCodec) {
            return Flaw.NO_CODEC;
        }
        if (!PackageAccess.isVisible(codec, packageName)) {
            return Flaw.NOT_VISIBLE;
        }
        if (isInner
                || codec.getModifiers().contains(Modifier.ABSTRACT)
                || !codec.getKind().isClass()) {
            return Flaw.NO_INSTANCE;
        }
        if (!codec.getTypeParameters().isEmpty()) {
            return Flaw.GENERIC;
        }
        boolean samePackage = MoreElements.getPackage(codec).getQualifiedName().contentEquals(packageName);
        return ElementFilter.constructorsIn(codec.getEnclosedElements()).stream()
                        .anyMatch(constructor -> isCallable(constructor, samePackage))
                ? null
                : Flaw.NO_CONSTRUCTOR;
    }

    private static boolean isPublic(TypeElement codec) {
        return TypeUseReader.access(codec) == Access.PUBLIC
                && ElementFilter.constructorsIn(codec.getEnclosedElements()).stream()
                        .anyMatch(constructor -> isCallable(constructor, false));
    }

    private static boolean isCallable(ExecutableElement constructor, boolean samePackage) {
        boolean visible = constructor.getModifiers().contains(Modifier.PUBLIC)
                || (samePackage && !constructor.getModifiers().contains(Modifier.PRIVATE));
        return constructor.getParameters().isEmpty() && visible;
    }
}
