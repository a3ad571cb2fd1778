package dev.signalbox.processor.write;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.name.GeneratedNames;
import javax.lang.model.element.Modifier;

/** Writes {@code Onboarding_Handlers}: for each handler a method that calls it, and one that makes its binding. */
public final class HandlersWriter {

    private HandlersWriter() {}

    public static GeneratedFile write(HandlerClass type) {
        TypeSpec.Builder spec = TypeSpec.classBuilder(GeneratedNames.handlersOf(type.name()))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        for (HandlerMethod handler : type.methods()) {
            spec.addMethod(CallWriter.write(type, handler));
            spec.addMethod(BindingWriter.write(type, handler));
        }
        return GeneratedFile.of(GeneratedNames.handlersOf(type.name()), spec.build(), type.origin());
    }
}
