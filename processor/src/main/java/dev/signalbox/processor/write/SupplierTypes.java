package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.function.Supplier;

/** Writes {@code Supplier<? extends T>}. */
final class SupplierTypes {

    private static final ClassName SUPPLIER = ClassName.get(Supplier.class);

    private SupplierTypes() {}

    static TypeName of(TypeName type) {
        return ParameterizedTypeName.get(SUPPLIER, WildcardTypeName.subtypeOf(type));
    }
}
