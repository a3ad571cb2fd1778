package dev.signalbox.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryNamesTest {

    static Stream<ClassName> constants() throws IllegalAccessException {
        Stream.Builder<ClassName> names = Stream.builder();
        for (Field field : Arrays.asList(LibraryNames.class.getDeclaredFields())) {
            if (field.getType() == ClassName.class) {
                names.add((ClassName) field.get(null));
            }
        }
        return names.build();
    }

    @ParameterizedTest
    @MethodSource("constants")
    void everyConstantIsARealClass(ClassName name) throws ClassNotFoundException {
        assertThat(Class.forName(name.reflectionName()).getCanonicalName()).isEqualTo(name.canonicalName());
    }
}
