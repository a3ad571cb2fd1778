package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.write.GeneratedFile;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** A step with a fault. */
public final class FailingStep extends ElementStep<String> {

    public FailingStep(Reporter reporter, SourceFiles files) {
        super(reporter, files);
    }

    @Override
    public Set<ClassName> annotations() {
        return Set.of(LibraryNames.EVENT);
    }

    @Override
    protected String read(TypeElement type) {
        throw new IllegalStateException("the fault of a test");
    }

    @Override
    protected List<Diagnostic> validate(String model) {
        return List.of();
    }

    @Override
    protected List<GeneratedFile> write(String model) {
        return List.of();
    }
}
