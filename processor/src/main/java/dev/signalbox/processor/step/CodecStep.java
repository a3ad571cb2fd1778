package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.model.CodecGraph;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.name.PropertyNaming;
import dev.signalbox.processor.read.CodecGraphReader;
import dev.signalbox.processor.read.EarlierClasses;
import dev.signalbox.processor.read.HandWrittenCodecs;
import dev.signalbox.processor.read.SourceClasses;
import dev.signalbox.processor.validate.CodecRules;
import dev.signalbox.processor.write.CodecWriter;
import dev.signalbox.processor.write.GeneratedFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** From an event or payload to its codec, and to those of what it is made of. */
public final class CodecStep extends ElementStep<CodecGraph> {

    private final CodecGraphReader reader;
    private final Map<ClassName, List<Diagnostic>> told = new HashMap<>();

    public CodecStep(
            ProcessingEnvironment environment,
            PropertyNaming naming,
            HandWrittenCodecs handWritten,
            SourceClasses sources,
            EarlierClasses earlier,
            Reporter reporter,
            SourceFiles files) {
        super(reporter, files);
        this.reader = new CodecGraphReader(
                environment,
                naming,
                handWritten,
                sources,
                earlier,
                type -> files.isWritten(GeneratedNames.codecOf(type)));
    }

    @Override
    public Set<ClassName> annotations() {
        return Set.of(LibraryNames.EVENT, LibraryNames.PAYLOAD);
    }

    @Override
    protected Collection<TypeElement> further(Round round) {
        return reader.madeEarlier(round.environment().getRootElements());
    }

    @Override
    protected CodecGraph read(TypeElement type) {
        return reader.read(type);
    }

    /** What is wrong with a class that several events are made of is told with the way from the first of them. */
    @Override
    protected List<Diagnostic> validate(CodecGraph graph) {
        List<Diagnostic> problems = new ArrayList<>();
        CodecRules.check(graph).forEach((type, found) -> problems.addAll(told.computeIfAbsent(type, name -> found)));
        return problems;
    }

    @Override
    protected List<GeneratedFile> write(CodecGraph graph) {
        return graph.nodes().stream()
                .map(node -> CodecWriter.write(node.model()))
                .toList();
    }
}
