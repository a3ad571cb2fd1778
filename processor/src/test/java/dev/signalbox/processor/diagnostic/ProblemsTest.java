package dev.signalbox.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.TableProcessor;
import dev.signalbox.processor.diagnostic.ProblemCase.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles one mistake after the other, and looks at what is said of it and where. */
class ProblemsTest {

    static Stream<ProblemCase> cases() {
        return Stream.of(
                        EventProblems.cases(),
                        TopicProblems.cases(),
                        HandlerProblems.cases(),
                        HandlerTopicProblems.cases(),
                        RetryProblems.cases(),
                        AnchorProblems.cases(),
                        CodecProblems.cases(),
                        InheritedAnnotationProblems.cases(),
                        HandWrittenCodecProblems.cases(),
                        FileProblems.cases())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReportedAtItsPlace(ProblemCase problemCase) {
        Compilation compilation = Compiler.javac()
                .withProcessors(new CodecProcessor(), new TableProcessor())
                .compile(problemCase.files());

        List<Diagnostic<? extends JavaFileObject>> reported = compilation.diagnostics().stream()
                .filter(diagnostic -> textOf(diagnostic).startsWith("SB"))
                // Most cases have several classes in their only file.
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE
                        || problemCase.problem().severity() == Problem.Severity.NOTE)
                .toList();
        assertThat(reported)
                .as("what the processors report")
                .allSatisfy(diagnostic -> assertThat(textOf(diagnostic))
                        .startsWith(problemCase.problem().code() + ": "))
                .anySatisfy(diagnostic -> {
                    assertThat(textOf(diagnostic)).contains(problemCase.text());
                    assertThat(placeOf(diagnostic)).isEqualTo(problemCase.place());
                    assertThat(diagnostic.getKind().name())
                            .isEqualTo(problemCase.problem().severity().name());
                });
        assertThat(compilation.status() == Compilation.Status.FAILURE)
                .isEqualTo(problemCase.problem().isError());
    }

    @Test
    void everyProblemHasATest() {
        EnumSet<Problem> untested = EnumSet.allOf(Problem.class);
        untested.removeAll(SpecialProblemsTest.TESTED);
        cases().map(ProblemCase::problem).forEach(untested::remove);
        // OtherModulesTest, NamingOptionTest and SeveralModulesTest have these.
        untested.removeAll(
                EnumSet.of(Problem.CODEC_OF_OTHER_MODULE_MISSING, Problem.NAMING_OPTION, Problem.TABLE_HIDDEN));
        assertThat(untested).isEmpty();
    }

    private static String textOf(Diagnostic<?> diagnostic) {
        return diagnostic.getMessage(Locale.ROOT);
    }

    private static Place placeOf(Diagnostic<? extends JavaFileObject> diagnostic) {
        String file =
                Objects.requireNonNull(diagnostic.getSource(), "no source").getName();
        return new Place(file, diagnostic.getLineNumber(), diagnostic.getColumnNumber());
    }
}
