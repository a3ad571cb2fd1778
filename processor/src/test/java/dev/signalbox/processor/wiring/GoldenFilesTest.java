package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.signalbox.processor.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One codec and one table as a whole, so that a change of what users step through in a debugger is seen in review. Other
 * tests run the code; these two are all that compare it. {@code -Dgolden.update} writes them anew.
 */
class GoldenFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"OrderPlaced_Codec", "Shop_Table"})
    void readsAsIfWrittenByHand(String name) throws IOException {
        Compilation compilation = Sources.compile(Sources.of(
                """
                @Event(topic = "orders.{region}", type = "order_placed")
                record OrderPlaced(@Key UUID id, String region, int quantity, List<Line> lines, Optional<String> note) {
                    record Line(String sku, double price) {}
                }
                """,
                "@Event(kind = EventKind.DOMAIN) record OrderShipped(UUID id) {}",
                """
                class Orders {
                    @Handler
                    void place(OrderPlaced event, StringBuilder log) {}

                    @Handler
                    void ship(OrderShipped event) {}
                }
                """,
                "@EventModule interface Shop {}"));

        assertThat(compilation).succeededWithoutWarnings();
        String generated = contentOf(
                compilation.generatedSourceFile("shop." + name).orElseThrow(() -> new AssertionError("no " + name)));
        Path golden = goldenFile(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, generated);
        }
        assertThat(generated).isEqualTo(Files.readString(golden));
    }

    private static String contentOf(JavaFileObject file) throws IOException {
        return file.getCharContent(false).toString();
    }

    /** The tests run in the module's folder or in the one above. */
    private static Path goldenFile(String name) {
        Path folder = Path.of("src", "test", "golden");
        return (Files.exists(folder) ? folder : Path.of("processor").resolve(folder)).resolve(name + ".java.txt");
    }
}
