package dev.signalbox.processor;

import com.google.auto.service.AutoService;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.read.SourceClasses;
import dev.signalbox.processor.read.WiringReader;
import dev.signalbox.processor.step.SourceFiles;
import dev.signalbox.processor.step.Step;
import dev.signalbox.processor.step.SteppedProcessor;
import dev.signalbox.processor.step.TableStep;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;

/** What many classes make together: an anchor's table and Dagger module. Aggregating. */
@AutoService(Processor.class)
public final class TableProcessor extends SteppedProcessor {

    @Override
    protected List<Step> steps(
            ProcessingEnvironment environment, Reporter reporter, SourceFiles files, SourceClasses sources) {
        WiringReader reader = new WiringReader(environment.getElementUtils(), environment.getTypeUtils(), sources);
        return List.of(new TableStep(reporter, files, reader));
    }
}
