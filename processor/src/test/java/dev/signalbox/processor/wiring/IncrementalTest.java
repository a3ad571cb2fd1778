package dev.signalbox.processor.wiring;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.signalbox.processor.CodecProcessor;
import dev.signalbox.processor.OriginRecorder;
import dev.signalbox.processor.Sources;
import dev.signalbox.processor.TableProcessor;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What incremental builds are told. */
class IncrementalTest {

    @Test
    void gradleKnowsTheKindOfEachProcessor() throws IOException {
        assertThat(linesOf("META-INF/gradle/incremental.annotation.processors"))
                .contains(
                        CodecProcessor.class.getName() + ",isolating", TableProcessor.class.getName() + ",aggregating");
        assertThat(linesOf("META-INF/services/javax.annotation.processing.Processor"))
                .contains(CodecProcessor.class.getName(), TableProcessor.class.getName());
    }

    @Test
    void filesAreGeneratedFromWhatTheySay() {
        OriginRecorder codecs = new OriginRecorder(new CodecProcessor());
        OriginRecorder tables = new OriginRecorder(new TableProcessor());
        Compilation compilation = Compiler.javac()
                .withProcessors(codecs, tables)
                .compile(
                        Sources.of(
                                "@EventModule interface Shop {}",
                                "@Event(topic = \"orders\") record Order(User user) {}",
                                "record User(String name) {}",
                                "class Orders { @Handler void on(Order order) {} static class Nested { @Handler void on(Order order) {} } }"));

        assertThat(compilation).succeeded();
        assertThat(codecs.origins())
                .containsEntry("shop.Order_Codec", Set.of("shop.Order"))
                .containsEntry("shop.User_Codec", Set.of("shop.User"))
                .containsEntry("shop.Orders_Handlers", Set.of("shop.Orders"))
                .containsEntry("shop.Orders_Nested_Handlers", Set.of("shop.Orders.Nested"))
                .hasSize(4);
        Set<String> all = Set.of("shop.Shop", "shop.Order", "shop.Orders", "shop.Orders.Nested");
        assertThat(tables.origins())
                .containsEntry("shop.Shop_Table", all)
                .containsEntry("shop.Shop_Module", all)
                .hasSize(2);
    }

    /** The lines of all files of that name, our own and those of other processors. */
    private static List<String> linesOf(String name) throws IOException {
        List<String> lines = new ArrayList<>();
        for (URL file : Collections.list(CodecProcessor.class.getClassLoader().getResources(name))) {
            lines.addAll(Resources.readLines(file, StandardCharsets.UTF_8));
        }
        return lines;
    }
}
