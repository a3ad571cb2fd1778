package dev.signalbox.processor;

import com.google.auto.service.AutoService;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.name.PropertyNaming;
import dev.signalbox.processor.read.EarlierClasses;
import dev.signalbox.processor.read.EventReader;
import dev.signalbox.processor.read.HandWrittenCodecs;
import dev.signalbox.processor.read.HandlerReader;
import dev.signalbox.processor.read.SourceClasses;
import dev.signalbox.processor.read.WiringReader;
import dev.signalbox.processor.step.CodecForStep;
import dev.signalbox.processor.step.CodecStep;
import dev.signalbox.processor.step.EventStep;
import dev.signalbox.processor.step.HandlerStep;
import dev.signalbox.processor.step.NamingStep;
import dev.signalbox.processor.step.OutlineStep;
import dev.signalbox.processor.step.PayloadStep;
import dev.signalbox.processor.step.PlacementStep;
import dev.signalbox.processor.step.SourceFiles;
import dev.signalbox.processor.step.Step;
import dev.signalbox.processor.step.SteppedProcessor;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.lang.model.util.Elements;

/**
 * What one class needs: the codecs of events and payloads, the bindings of handler classes. Isolating:
 * each file is generated from one class.
 */
@AutoService(Processor.class)
public final class CodecProcessor extends SteppedProcessor {

    /** How components are named on the wire: {@code snake_case}, {@code kebab_case} or {@code as_declared}. */
    static final String NAMING = "signalbox.naming";

    /**
     * All: the compiler calls a processor only from the round on that has one of its annotations, but classes of earlier
     * rounds are part of events too. And without a call it takes our options for nobody's.
     */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(NAMING);
    }

    @Override
    protected List<Step> steps(
            ProcessingEnvironment environment, Reporter reporter, SourceFiles files, SourceClasses sources) {
        String option = environment.getOptions().getOrDefault(NAMING, PropertyNaming.AS_DECLARED.option());
        PropertyNaming naming = PropertyNaming.ofOption(option).orElse(PropertyNaming.AS_DECLARED);
        HandWrittenCodecs handWritten = new HandWrittenCodecs();
        Elements elements = environment.getElementUtils();
        EarlierClasses earlier = new EarlierClasses(environment, sources);
        return List.of(
                new NamingStep(option, reporter),
                new PlacementStep(reporter),
                new EventStep(reporter, files, new EventReader(sources)),
                new PayloadStep(reporter, files),
                new CodecForStep(environment, handWritten, reporter, files),
                new CodecStep(environment, naming, handWritten, sources, earlier, reporter, files),
                new HandlerStep(reporter, files, new HandlerReader(elements, environment.getTypeUtils(), sources)),
                new OutlineStep(
                        reporter, files, new WiringReader(elements, environment.getTypeUtils(), sources, earlier)));
    }
}
