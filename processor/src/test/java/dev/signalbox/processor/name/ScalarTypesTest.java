package dev.signalbox.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

class ScalarTypesTest {

    static Stream<String> types() {
        return ScalarTypes.all().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everySupportClassReadsAndWritesItsType(String name) throws ReflectiveOperationException {
        Class<?> type = classOf(name);
        Class<?> support =
                Class.forName(ScalarTypes.supportFor(name).orElseThrow().reflectionName());

        assertThat(type)
                .isAssignableFrom(support.getMethod("read", JsonParser.class).getReturnType());
        assertThat(Arrays.stream(support.getMethods())
                        .filter(method -> method.getName().equals("write"))
                        .filter(method -> method.getParameterTypes()[0].isAssignableFrom(type))
                        .filter(method -> method.getParameterTypes()[1] == JsonGenerator.class))
                .isNotEmpty();
    }

    private static Class<?> classOf(String name) throws ClassNotFoundException {
        return switch (name) {
            case "char[]" -> char[].class;
            case "byte[]" -> byte[].class;
            default -> Class.forName(name);
        };
    }
}
