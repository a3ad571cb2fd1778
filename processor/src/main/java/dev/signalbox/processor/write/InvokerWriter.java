package dev.signalbox.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.HandlerParameter;
import dev.signalbox.processor.model.HandlerParameter.OfContext;
import dev.signalbox.processor.model.HandlerParameter.OfDependency;
import dev.signalbox.processor.model.HandlerParameter.OfEvent;
import dev.signalbox.processor.model.TableModel.DomainEvent;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes the class inside a table that calls all handlers of one domain event, directly. It shares the
 * table's suppliers, and allocates nothing.
 */
final class InvokerWriter {

    private static final ClassName LIST = ClassName.get(List.class);

    private final DomainEvent domain;
    private final TableVariables variables;
    private final ClassName event;

    private InvokerWriter(DomainEvent domain, TableVariables variables) {
        this.domain = domain;
        this.variables = variables;
        this.event = domain.event().name();
    }

    static TypeSpec write(String name, DomainEvent domain, TableVariables variables) {
        InvokerWriter writer = new InvokerWriter(domain, variables);
        return TypeSpec.classBuilder(name)
                .addAnnotations(Suppressions.of(domain.event().mention().lints()))
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(LibraryNames.DOMAIN_INVOKER, writer.event))
                .addField(writer.handlersField())
                .addMethod(writer.eventClass())
                .addMethod(writer.handlers())
                .addMethod(writer.usesContext())
                .addMethod(writer.invoke())
                .build();
    }

    private TypeName handlersType() {
        return ParameterizedTypeName.get(
                LIST, ParameterizedTypeName.get(LibraryNames.HANDLER_BINDING, WildcardTypeName.supertypeOf(event)));
    }

    private FieldSpec handlersField() {
        List<CodeBlock> bindings = domain.handlers().stream()
                .map(handler -> CodeBlock.of("$N", variables.bindingOf(handler)))
                .toList();
        return FieldSpec.builder(handlersType(), "handlers", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("$T.of($L)", LIST, CodeBlock.join(bindings, ", "))
                .build();
    }

    private MethodSpec eventClass() {
        return override("eventClass")
                .returns(ParameterizedTypeName.get(ClassName.get(Class.class), event))
                .addStatement("return $T.class", event)
                .build();
    }

    private MethodSpec handlers() {
        return override("handlers")
                .returns(handlersType())
                .addStatement("return handlers")
                .build();
    }

    private MethodSpec usesContext() {
        boolean uses = domain.handlers().stream()
                .anyMatch(
                        handler -> handler.parameters(OfContext.class).findAny().isPresent());
        return override("usesContext")
                .returns(TypeName.BOOLEAN)
                .addStatement("return $L", uses)
                .build();
    }

    private MethodSpec invoke() {
        MethodSpec.Builder invoke = override("invoke")
                .addParameter(event, "event")
                .addParameter(
                        ParameterizedTypeName.get(LibraryNames.DOMAIN_DELIVERY, WildcardTypeName.supertypeOf(event)),
                        "delivery");
        List<HandlerMethod> handlers = domain.handlers();
        for (int index = 0; index < handlers.size(); index++) {
            HandlerMethod handler = handlers.get(index);
            CodeBlock call = call(handler, index);
            invoke.beginControlFlow("try")
                    .addStatement(
                            handler.returnsStage()
                                    ? CodeBlock.of("delivery.started(event, $L, $L)", index, call)
                                    : call)
                    .nextControlFlow("catch ($T failure)", Throwable.class)
                    .addStatement("delivery.failed(event, $L, failure)", index)
                    .endControlFlow();
        }
        return invoke.build();
    }

    private CodeBlock call(HandlerMethod handler, int index) {
        List<CodeBlock> arguments = new ArrayList<>();
        if (!handler.isStatic()) {
            arguments.add(CodeBlock.of("$N.get()", variables.supplierOf(handler.owner())));
        }
        for (HandlerParameter parameter : handler.parameters()) {
            if (parameter instanceof OfEvent) {
                arguments.add(CodeBlock.of("event"));
            } else if (parameter instanceof OfContext) {
                arguments.add(CodeBlock.of("delivery.context(event, $L)", index));
            } else if (parameter instanceof OfDependency dependency) {
                arguments.add(CodeBlock.of("$N.get()", variables.supplierOf(dependency.key())));
            }
        }
        return CodeBlock.of(
                "$T.$N($L)",
                GeneratedNames.handlersOf(handler.owner()),
                handler.name(),
                CodeBlock.join(arguments, ", "));
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }
}
