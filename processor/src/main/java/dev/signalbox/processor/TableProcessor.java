package dev.signalbox.processor;

import com.google.auto.service.AutoService;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.read.SourceClasses;
import dev.signalbox.processor.step.SourceFiles;
import dev.signalbox.processor.step.Step;
import dev.signalbox.processor.step.SteppedProcessor;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;

/** What many classes make together: an anchor's table and Dagger module. Aggregating. */
@AutoService(Processor.class)
public final class TableProcessor extends SteppedProcessor {

    @Override
    protected List<Step> steps(
            ProcessingEnvironment environment, Reporter reporter, SourceFiles files, SourceClasses sources) {
        return List.of();
    }
}
