package dev.signalbox.processor.read;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.signalbox.processor.model.AnnotationMisuse;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.SealedModel;
import dev.signalbox.processor.model.StraySubtype;
import dev.signalbox.processor.model.StraySubtype.Reason;
import dev.signalbox.processor.model.SubtypeModel;
import dev.signalbox.processor.model.TypeHead;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.model.WireName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads a sealed interface with its records; sealed interfaces below it are looked through. */
final class SealedReader {

    private final Types types;
    private final HandWrittenCodecs handWritten;
    private final SubtypeNames names;
    private final TypeHeads heads;

    SealedReader(Types types, HandWrittenCodecs handWritten, SubtypeNames names, TypeHeads heads) {
        this.heads = heads;
        this.types = types;
        this.handWritten = handWritten;
        this.names = names;
    }

    /** @param reached told of every record */
    SealedModel read(TypeElement family, Consumer<TypeElement> reached) {
        Lints lints = new Lints();
        lints.mention(family);
        Existing.above(family);
        List<SubtypeModel> subtypes = new ArrayList<>();
        List<StraySubtype> strays = new ArrayList<>();
        for (TypeElement leaf : leaves(family)) {
            Existing.above(leaf);
            Optional<DeclaredType> asFamily = above(leaf.asType(), family);
            if (asFamily.isEmpty()) {
                continue; // the compiler refuses to permit what does not implement the interface
            }
            lints.mention(leaf);
            Optional<List<ValueType>> arguments =
                    arguments(leaf, family, asFamily.get().getTypeArguments());
            Optional<Reason> stray = stray(leaf, family, arguments.isPresent());
            if (stray.isPresent()) {
                strays.add(new StraySubtype(label(leaf), stray.get(), Origin.of(leaf)));
            } else {
                reached.accept(leaf);
                List<WireName> all = names.names(leaf, family);
                subtypes.add(new SubtypeModel(
                        generated(leaf, arguments.orElseThrow()),
                        all.get(0),
                        all.subList(1, all.size()),
                        names.databindName(leaf, family)));
            }
        }
        List<AnnotationMisuse> misuses = new ArrayList<>(JacksonMisuses.onInterfaces(FoundAnnotation.all(family)));
        misuses.addAll(JacksonMisuses.onInterfaces(Interfaces.annotationsOf(family)));
        TypeHead head = heads.of(family, lints, misuses);
        return new SealedModel(head, names.property(family), subtypes, strays);
    }

    private static Set<TypeElement> leaves(TypeElement family) {
        Set<TypeElement> leaves = new LinkedHashSet<>();
        for (TypeMirror permitted : family.getPermittedSubclasses()) {
            TypeElement type = MoreTypes.asTypeElement(Existing.type(permitted, Origin.of(family)));
            boolean isSealed = type.getKind() == ElementKind.INTERFACE
                    && type.getModifiers().contains(Modifier.SEALED);
            leaves.addAll(isSealed ? leaves(type) : Set.of(type));
        }
        return leaves;
    }

    private Optional<Reason> stray(TypeElement leaf, TypeElement family, boolean hasArguments) {
        if (leaf.getKind() != ElementKind.RECORD) {
            return Optional.of(Reason.NO_RECORD);
        }
        if (!PackageAccess.isVisible(leaf, ClassName.get(family).packageName())) {
            return Optional.of(Reason.NOT_VISIBLE);
        }
        if (!hasArguments) {
            return Optional.of(Reason.OTHER_ARGUMENTS);
        }
        return handWritten.find(TypeName.get(leaf.asType())).map(codec -> Reason.HAND_WRITTEN);
    }

    /** The record's type parameters, each as the parameter of the interface that it is passed on to. */
    private Optional<List<ValueType>> arguments(
            TypeElement leaf, TypeElement family, List<? extends TypeMirror> passedOn) {
        List<ValueType> arguments = new ArrayList<>();
        for (var parameter : leaf.getTypeParameters()) {
            int index = indexOf(parameter.asType(), passedOn);
            if (index < 0) {
                return Optional.empty();
            }
            arguments.add(new ValueType.Variable(
                    TypeVariableName.get(family.getTypeParameters().get(index))));
        }
        boolean allVariables = passedOn.stream().allMatch(each -> each.getKind() == TypeKind.TYPEVAR);
        boolean allDifferent =
                passedOn.stream().map(Object::toString).distinct().count() == passedOn.size();
        return allVariables && allDifferent ? Optional.of(arguments) : Optional.empty();
    }

    private int indexOf(TypeMirror parameter, List<? extends TypeMirror> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (types.isSameType(parameter, arguments.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private Optional<DeclaredType> above(TypeMirror type, TypeElement family) {
        if (MoreTypes.asTypeElement(type).equals(family)) {
            return Optional.of(MoreTypes.asDeclared(type));
        }
        return types.directSupertypes(type).stream()
                .map(each -> above(each, family))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static ValueType.Generated generated(TypeElement leaf, List<ValueType> arguments) {
        ClassName raw = ClassName.get(leaf);
        TypeName type = arguments.isEmpty()
                ? raw
                : ParameterizedTypeName.get(
                        raw, arguments.stream().map(ValueType::type).toArray(TypeName[]::new));
        return new ValueType.Generated(type, raw, arguments);
    }

    private static String label(TypeElement type) {
        return String.join(".", ClassName.get(type).simpleNames());
    }
}
