package dev.signalbox.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.stream.Collectors;

/** A type as part of an identifier: {@code PageOfOrder}. */
final class TypeWords {

    private TypeWords() {}

    static String of(TypeName type) {
        if (type instanceof ParameterizedTypeName parameterized) {
            return parameterized.rawType().simpleName() + "Of"
                    + parameterized.typeArguments().stream().map(TypeWords::of).collect(Collectors.joining("And"));
        }
        if (type instanceof ArrayTypeName array) {
            return of(array.componentType()) + "Array";
        }
        return type instanceof ClassName name ? name.simpleName() : type.toString();
    }
}
