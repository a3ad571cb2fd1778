package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.read.HandlerReader;
import dev.signalbox.processor.validate.HandlerRules;
import dev.signalbox.processor.write.GeneratedFile;
import dev.signalbox.processor.write.HandlersWriter;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Checks the handlers of a class and writes their bindings. */
public final class HandlerStep extends ElementStep<HandlerClass> {

    private final HandlerReader handlers;

    public HandlerStep(Reporter reporter, SourceFiles files, HandlerReader handlers) {
        super(reporter, files);
        this.handlers = handlers;
    }

    @Override
    public Set<ClassName> annotations() {
        return Set.of(LibraryNames.HANDLER);
    }

    @Override
    protected HandlerClass read(TypeElement type) {
        return handlers.read(type);
    }

    @Override
    protected List<Diagnostic> validate(HandlerClass type) {
        return HandlerRules.check(type);
    }

    @Override
    protected List<GeneratedFile> write(HandlerClass type) {
        return type.isCompiled() ? List.of(HandlersWriter.write(type)) : List.of();
    }
}
