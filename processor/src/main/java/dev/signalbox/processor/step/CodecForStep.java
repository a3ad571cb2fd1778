package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.model.CodecForModel;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.read.CodecForReader;
import dev.signalbox.processor.read.HandWrittenCodecs;
import dev.signalbox.processor.validate.HandWrittenCodecRules;
import dev.signalbox.processor.write.GeneratedFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Learns which codecs of this compilation are written by hand. Runs before codecs are generated. */
public final class CodecForStep extends ElementStep<Optional<CodecForModel>> {

    private final CodecForReader reader;
    private final HandWrittenCodecs known;

    public CodecForStep(
            ProcessingEnvironment environment, HandWrittenCodecs known, Reporter reporter, SourceFiles files) {
        super(reporter, files);
        this.reader = new CodecForReader(environment, known);
        this.known = known;
    }

    @Override
    public Set<ClassName> annotations() {
        return Set.of(LibraryNames.CODEC_FOR);
    }

    @Override
    protected Optional<CodecForModel> read(TypeElement type) {
        return reader.read(type);
    }

    @Override
    protected List<Diagnostic> validate(Optional<CodecForModel> model) {
        return model.map(HandWrittenCodecRules::check).orElse(List.of());
    }

    @Override
    protected List<GeneratedFile> write(Optional<CodecForModel> model) {
        model.ifPresent(found -> known.add(found.codec()));
        return List.of();
    }
}
