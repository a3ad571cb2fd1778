package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.model.PayloadModel;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.read.PayloadReader;
import dev.signalbox.processor.validate.PayloadRules;
import dev.signalbox.processor.write.GeneratedFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Checks where {@code @Payload} stands. The codec is another step's. */
public final class PayloadStep extends ElementStep<Optional<PayloadModel>> {

    public PayloadStep(Reporter reporter, SourceFiles files) {
        super(reporter, files);
    }

    @Override
    public Set<ClassName> annotations() {
        return Set.of(LibraryNames.PAYLOAD);
    }

    @Override
    protected Optional<PayloadModel> read(TypeElement type) {
        return PayloadReader.read(type);
    }

    @Override
    protected List<Diagnostic> validate(Optional<PayloadModel> payload) {
        return payload.map(PayloadRules::check).orElse(List.of());
    }

    @Override
    protected List<GeneratedFile> write(Optional<PayloadModel> payload) {
        return List.of();
    }
}
