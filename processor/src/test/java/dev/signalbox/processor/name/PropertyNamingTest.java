package dev.signalbox.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.util.NamingStrategyImpls;

class PropertyNamingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userId",
                "UserID",
                "URLPath",
                "aB",
                "_id",
                "__id",
                "_",
                "__",
                "x2Y",
                "user_name",
                "USER_NAME",
                "ÄÖü",
                "a",
                "A",
                "AB",
                "ABc",
                "dž",
                "Ǆx",
                "aǄ",
                "$price",
                "price$",
                "a1B2"
            })
    void namesAreThoseOfDatabind(String component) {
        compare(component);
    }

    @Property
    void namesOfAnyComponentAreThoseOfDatabind(@ForAll("identifiers") String component) {
        compare(component);
    }

    @Provide
    Arbitrary<String> identifiers() {
        return Arbitraries.strings().withChars("abcXYZ_$019äÄß").ofMinLength(1).ofMaxLength(12);
    }

    private static void compare(String component) {
        assertThat(PropertyNaming.SNAKE_CASE.nameOf(component))
                .isEqualTo(NamingStrategyImpls.SNAKE_CASE.translate(component));
        assertThat(PropertyNaming.KEBAB_CASE.nameOf(component))
                .isEqualTo(NamingStrategyImpls.KEBAB_CASE.translate(component));
    }
}
