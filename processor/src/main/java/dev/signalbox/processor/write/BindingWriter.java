package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.signalbox.processor.model.HandlerAnnotation;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.HandlerParameter;
import dev.signalbox.processor.model.HandlerParameter.OfContext;
import dev.signalbox.processor.model.HandlerParameter.OfDependency;
import dev.signalbox.processor.model.HandlerParameter.OfEvent;
import dev.signalbox.processor.model.HandlerParameter.OfTopic;
import dev.signalbox.processor.model.Lint;
import dev.signalbox.processor.model.RetryModel;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes the method that makes the binding of a handler from suppliers: of the handler's class where an
 * instance is needed, then of each dependency. They are asked for each delivery.
 */
final class BindingWriter {

    private BindingWriter() {}

    static MethodSpec write(HandlerClass type, HandlerMethod handler) {
        ClassName accepted = handler.accepted().orElseThrow().type();
        MethodSpec.Builder method = MethodSpec.methodBuilder(handler.bindingName())
                .addAnnotations(Suppressions.of(lints(type, handler)))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(LibraryNames.HANDLER_BINDING, accepted));
        CodeBlock call = call(type, handler, arguments(type, handler, method));
        CodeBlock binding = CodeBlock.of(
                "$T.of(\n$>$>$L,\n$T.class,\n$L)$L$<$<",
                LibraryNames.HANDLER_BINDING,
                Literals.of(handler.id()),
                accepted,
                call,
                settings(handler.annotation()));
        return method.addCode("return $L;\n", binding).build();
    }

    /** What the handler is called with; adds the suppliers that this needs to the method. */
    private static List<CodeBlock> arguments(HandlerClass type, HandlerMethod handler, MethodSpec.Builder method) {
        Set<String> used = new HashSet<>(Set.of("event", "context"));
        List<CodeBlock> arguments = new ArrayList<>();
        if (!handler.isStatic()) {
            String name = GeneratedNames.unique("handler", used);
            method.addParameter(SupplierTypes.of(type.name()), name);
            arguments.add(CodeBlock.of("$N.get()", name));
        }
        for (HandlerParameter parameter : handler.parameters()) {
            if (parameter instanceof OfEvent) {
                arguments.add(CodeBlock.of("event"));
            } else if (parameter instanceof OfContext) {
                arguments.add(CodeBlock.of("context"));
            } else if (parameter instanceof OfTopic topic) {
                arguments.add(topicValue(topic));
            } else if (parameter instanceof OfDependency dependency) {
                String name = GeneratedNames.unique(GeneratedNames.localOf(dependency.name()), used);
                method.addParameter(SupplierTypes.of(dependency.key().type().name()), name);
                arguments.add(CodeBlock.of("$N.get()", name));
            }
        }
        return arguments;
    }

    private static CodeBlock call(HandlerClass type, HandlerMethod handler, List<CodeBlock> arguments) {
        CodeBlock call = CodeBlock.of(
                "$T.$N($L)", GeneratedNames.handlersOf(type.name()), handler.name(), CodeBlock.join(arguments, ", "));
        return handler.returnsStage()
                ? CodeBlock.of("(event, context) -> $L", call)
                : CodeBlock.of("(event, context) -> {\n$>$L;\nreturn null;\n$<}", call);
    }

    private static CodeBlock topicValue(OfTopic parameter) {
        String name = parameter.capture().value();
        String reader = switch (parameter.type().scalar()) {
            case UUID -> "asUuid";
            case BYTE -> "asByte";
            case SHORT -> "asShort";
            case INT -> "asInt";
            case LONG -> "asLong";
            case ENUM -> "asEnum";
            case STRING, NONE -> "asString";
        };
        return reader.equals("asEnum")
                ? CodeBlock.of(
                        "$T.asEnum(context, $S, $T::valueOf)",
                        LibraryNames.TOPIC_VALUE,
                        name,
                        parameter.type().name())
                : CodeBlock.of("$T.$N(context, $S)", LibraryNames.TOPIC_VALUE, reader, name);
    }

    private static CodeBlock settings(HandlerAnnotation annotation) {
        CodeBlock.Builder settings = CodeBlock.builder();
        if (!annotation.topic().value().isEmpty()) {
            settings.add("\n.withTopic($S)", annotation.topic().value());
        }
        if (!annotation.group().value().isEmpty()) {
            settings.add("\n.withGroup($S)", annotation.group().value());
        }
        if (!RetryWriter.isDefault(annotation.retry())) {
            settings.add("\n.withRetry($L)", RetryWriter.write(annotation.retry()));
        }
        annotation
                .timeout()
                .value()
                .value()
                .ifPresent(timeout -> settings.add("\n.withTimeout($L)", RetryWriter.duration(timeout)));
        return settings.build();
    }

    private static Set<Lint> lints(HandlerClass type, HandlerMethod handler) {
        RetryModel retry = handler.annotation().retry();
        Stream<Set<Lint>> failures = Stream.concat(retry.on().stream(), retry.except().stream())
                .map(failure -> failure.value().lints());
        Stream<Set<Lint>> parameters =
                handler.parameters().stream().map(parameter -> parameter.type().lints());
        return Suppressions.union(
                Stream.concat(Stream.of(type.mention().lints()), Stream.concat(parameters, failures)));
    }
}
