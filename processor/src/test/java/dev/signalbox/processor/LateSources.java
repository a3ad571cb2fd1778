package dev.signalbox.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Another processor: it makes sources, one in each round from a given one on. */
public final class LateSources extends AbstractProcessor {

    private final int firstRound;
    private final String[] sources;
    private int round;

    /**
     * Makes the sources.
     *
     * @param firstRound the round, from 1, that makes the first
     */
    public LateSources(int firstRound, String... sources) {
        this.firstRound = firstRound;
        this.sources = sources;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        int index = ++round - firstRound;
        if (index >= 0 && index < sources.length && !environment.processingOver()) {
            write(sources[index]);
        }
        return false;
    }

    private void write(String source) {
        try (Writer writer = processingEnv
                .getFiler()
                .createSourceFile(Sources.nameOf(source))
                .openWriter()) {
            writer.write(Sources.whole(source));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
