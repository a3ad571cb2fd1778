package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.HandlerParameter;
import dev.signalbox.processor.model.Lint;
import dev.signalbox.processor.model.TypeUse;
import dev.signalbox.processor.name.GeneratedNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes the method that calls a handler method with plain arguments. It is public, so that a table in
 * another package reaches a handler that is not.
 */
final class CallWriter {

    private static final TypeName STAGE = ParameterizedTypeName.get(
            ClassName.get(CompletionStage.class), WildcardTypeName.subtypeOf(ClassName.OBJECT));

    private CallWriter() {}

    static MethodSpec write(HandlerClass type, HandlerMethod handler) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(handler.name())
                .addAnnotations(Suppressions.of(lints(type, handler)))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC);
        Set<String> used = new HashSet<>();
        CodeBlock receiver = CodeBlock.of("$T", type.name());
        if (!handler.isStatic()) {
            String name = GeneratedNames.unique("handler", used);
            method.addParameter(type.name(), name);
            receiver = CodeBlock.of("$N", name);
        }
        List<CodeBlock> arguments = new ArrayList<>();
        for (HandlerParameter parameter : handler.parameters()) {
            String name = GeneratedNames.unique(GeneratedNames.localOf(parameter.name()), used);
            method.addParameter(parameter.type().name(), name);
            arguments.add(CodeBlock.of("$N", name));
        }
        handler.thrown().forEach(thrown -> method.addException(thrown.name()));
        CodeBlock call = CodeBlock.of("$L.$N($L)", receiver, handler.name(), CodeBlock.join(arguments, ", "));
        return complete(method, call, handler);
    }

    private static MethodSpec complete(MethodSpec.Builder method, CodeBlock call, HandlerMethod handler) {
        if (handler.returnsStage()) {
            String message = handler.label() + " returned null instead of a stage";
            method.returns(STAGE).addStatement("return $T.requireNonNull($L, $S)", Objects.class, call, message);
        } else {
            method.addStatement(call);
        }
        return method.build();
    }

    private static Set<Lint> lints(HandlerClass type, HandlerMethod handler) {
        Stream<Set<Lint>> parameters =
                handler.parameters().stream().map(parameter -> parameter.type().lints());
        Stream<Set<Lint>> thrown = handler.thrown().stream().map(TypeUse::lints);
        Stream<Set<Lint>> own = Stream.of(type.mention().lints(), handler.lints());
        return Suppressions.union(Stream.concat(own, Stream.concat(parameters, thrown)));
    }
}
