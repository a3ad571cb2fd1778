package dev.signalbox.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.read.EarlierClasses;
import dev.signalbox.processor.read.SourceClasses;
import dev.signalbox.processor.read.WiringReader;
import dev.signalbox.processor.step.SourceFiles;
import dev.signalbox.processor.step.Step;
import dev.signalbox.processor.step.SteppedProcessor;
import dev.signalbox.processor.step.TableStep;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;

/** What many classes make together: an anchor's table and Dagger module. Aggregating. */
@AutoService(Processor.class)
public final class TableProcessor extends SteppedProcessor {

    /**
     * Those alone that the table is made of. Gradle compiles everything anew where an aggregating processor is called for
     * an annotation that class files do not keep, and with all it would be for {@code @Override}.
     */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return TableStep.ANNOTATIONS.stream().map(ClassName::canonicalName).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    protected List<Step> steps(
            ProcessingEnvironment environment, Reporter reporter, SourceFiles files, SourceClasses sources) {
        EarlierClasses earlier = new EarlierClasses(environment, sources);
        WiringReader reader =
                new WiringReader(environment.getElementUtils(), environment.getTypeUtils(), sources, earlier);
        return List.of(new TableStep(reporter, files, reader, earlier, sources));
    }
}
