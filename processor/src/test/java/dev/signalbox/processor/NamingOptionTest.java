package dev.signalbox.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingOptionTest {

    private static final JavaFileObject USER = JavaFileObjects.forSourceString("shop.User", """
            package shop;
            @dev.signalbox.Payload
            record User(
                String firstName,
                @com.fasterxml.jackson.annotation.JsonProperty("lastName") String lastName) {}
            """);

    @ParameterizedTest
    @CsvSource({"snake_case, first_name", "kebab_case, first-name", "as_declared, firstName"})
    void optionNamesComponentsWithoutAnnotation(String option, String name) {
        Compilation compilation = compile("-Asignalbox.naming=" + option);

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("shop.User_Codec")
                .contentsAsUtf8String()
                .contains("PropertyNames.of(\"" + name + "\", \"lastName\")");
    }

    @Test
    void unknownValueIsReportedOnce() {
        Compilation compilation = compile("-Asignalbox.naming=snakecase");

        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("SB115: -Asignalbox.naming=snakecase means nothing: use as_declared, snake_case,"
                        + " kebab_case. Did you mean 'snake_case'?")
                .inFile(USER)
                .onLine(3)
                .atColumn(1);
    }

    /** Tests are often compiled with the options of the main sources, and hold no event. */
    @Test
    void optionIsRecognizedWhereNothingHasOurAnnotations() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .withOptions("-Xlint:all", "-Werror", "-Asignalbox.naming=snake_case")
                .compile(JavaFileObjects.forSourceString("shop.Plain", "package shop; @Deprecated class Plain {}"));

        assertThat(compilation).succeededWithoutWarnings();
    }

    private static Compilation compile(String option) {
        return Compiler.javac()
                .withProcessors(new CodecProcessor())
                .withOptions("-Xlint:all,-processing", option)
                .compile(USER);
    }
}
