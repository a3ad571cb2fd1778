package dev.signalbox.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events whose components come from a module that was compiled before. */
class OtherModulesTest {

    private static final String PLACED = """
            package shop;
            @dev.signalbox.Event(topic = "orders")
            record Placed(
                java.util.List<common.Money> amounts,
                common.Pair<String, common.Money> pair) {}
            """;

    private static final JavaFileObject MONEY = JavaFileObjects.forSourceString(
            "common.Money", "package common; @dev.signalbox.Payload public record Money(int cents) {}");
    private static final JavaFileObject PAIR = JavaFileObjects.forSourceString(
            "common.Pair", "package common; @dev.signalbox.Payload public record Pair<A, B>(A a, B b) {}");

    @TempDir
    private Path classes;

    @Test
    void codecsOfOtherModulesAreFoundByName() throws IOException {
        compileOther(Compiler.javac().withProcessors(new CodecProcessor()));

        Compilation compilation = compileEvent();

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("shop.Placed_Codec")
                .contentsAsUtf8String()
                .contains("Money_Codec.INSTANCE.read(in)");
    }

    @Test
    void missingCodecNamesTheModuleWithoutProcessor() throws IOException {
        compileOther(Compiler.javac());

        Compilation compilation = compileEvent();

        assertThat(compilation).hadErrorCount(2);
        assertThat(compilation)
                .hadErrorContaining("SB109: amounts[] of Placed is a common.Money, which has no codec: add"
                        + " signalbox-processor to the annotation processors of the module that common.Money is"
                        + " compiled in and @Payload to the type")
                .inFile(placed())
                .onLine(4)
                .atColumn(34);
        assertThat(compilation)
                .hadErrorContaining("SB109: pair of Placed is a common.Pair<java.lang.String, common.Money>")
                .inFile(placed())
                .onLine(5)
                .atColumn(39);
    }

    private void compileOther(Compiler compiler) throws IOException {
        Compilation compilation = compiler.compile(MONEY, PAIR);
        assertThat(compilation).succeeded();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                Path target = classes.resolve(file.toUri().getPath().replaceFirst("^/CLASS_OUTPUT/", ""));
                Files.createDirectories(target.getParent());
                try (InputStream content = file.openInputStream()) {
                    Files.copy(content, target);
                }
            }
        }
    }

    private Compilation compileEvent() {
        return onTopOfOther().compile(placed());
    }

    private static JavaFileObject placed() {
        return JavaFileObjects.forSourceString("shop.Placed", PLACED);
    }

    private Compiler onTopOfOther() {
        ImmutableList<File> classPath = Stream.concat(
                        Stream.of(classes.toFile()),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(File::new))
                .collect(ImmutableList.toImmutableList());
        return Compiler.javac()
                .withProcessors(new CodecProcessor())
                .withClasspath(classPath)
                .withOptions("-Xlint:all,-processing");
    }
}
