package dev.signalbox.processor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** A processor that passes on to another, and remembers what its files were generated from. */
public final class OriginRecorder extends AbstractProcessor {

    private final Processor processor;
    private final Map<String, Set<String>> origins = new TreeMap<>();

    public OriginRecorder(Processor processor) {
        this.processor = processor;
    }

    /** The originating elements of each file. */
    public Map<String, Set<String>> origins() {
        return origins;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        Filer filer = wrap(Filer.class, environment.getFiler(), (name, arguments) -> {
            if (name.equals("createSourceFile")) {
                Element[] elements = (Element[]) arguments[1];
                origins.put(
                        arguments[0].toString(),
                        Arrays.stream(elements).map(Element::toString).collect(Collectors.toSet()));
            }
            return null;
        });
        processor.init(wrap(
                ProcessingEnvironment.class, environment, (name, arguments) -> name.equals("getFiler") ? filer : null));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        processor.process(annotations, environment);
        return false;
    }

    /** Answers a call, or leaves it to the wrapped object with null. */
    private interface Answer {
        @Nullable
        Object to(String method, Object[] arguments);
    }

    private static <T> T wrap(Class<T> type, T wrapped, Answer answer) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object answered = answer.to(method.getName(), arguments);
            try {
                return answered != null ? answered : method.invoke(wrapped, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
