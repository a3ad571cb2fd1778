package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.HandlerAnnotation;
import dev.signalbox.processor.model.HandlerClass;
import dev.signalbox.processor.model.HandlerMethod;
import dev.signalbox.processor.model.HandlerMethod.Returned;
import dev.signalbox.processor.model.HandlerMethod.Trait;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.model.TypeUse;
import dev.signalbox.processor.name.GeneratedNames;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads classes with handler methods. */
public final class HandlerReader {

    private final Elements elements;
    private final Types types;
    private final SourceClasses sources;
    private final TypeUseReader uses;
    private final ParameterReader parameters;
    private final HandlerAnnotationReader annotations;

    public HandlerReader(Elements elements, Types types, SourceClasses sources) {
        this.elements = elements;
        this.types = types;
        this.sources = sources;
        this.uses = new TypeUseReader(sources);
        AcceptedEventsReader accepted = new AcceptedEventsReader(new EventReader(sources));
        this.parameters = new ParameterReader(elements, types, uses, accepted);
        this.annotations = new HandlerAnnotationReader(uses);
    }

    /** Whether bindings are generated of the class. */
    boolean hasBindings(TypeElement type) {
        return !handlersIn(type).isEmpty() && sources.isCompiled(type, GeneratedNames.handlersOf(ClassName.get(type)));
    }

    /** Whether the class has methods with {@code @Handler}. */
    public static boolean hasHandlers(TypeElement type) {
        return !handlersIn(type).isEmpty();
    }

    /**
     * The class with all its handlers.
     *
     * @throws UnresolvedTypeException if a type that matters does not exist yet
     */
    public HandlerClass read(TypeElement type) {
        List<ExecutableElement> handlers = handlersIn(type);
        handlers.forEach(HandlerReader::requireSignature);
        Map<ExecutableElement, String> bindingNames = BindingNames.of(handlers);
        List<HandlerMethod> methods = new ArrayList<>();
        for (ExecutableElement method : handlers) {
            methods.add(method(ClassName.get(type), method, bindingNames.getOrDefault(method, "")));
        }
        boolean isCompiled = sources.isCompiled(type, GeneratedNames.handlersOf(ClassName.get(type)));
        return new HandlerClass(uses.mention(type), Origin.of(type), traits(type), methods, isCompiled);
    }

    /** Handlers are told apart by the types of their parameters. */
    private static void requireSignature(ExecutableElement handler) {
        handler.getParameters().forEach(parameter -> Existing.type(parameter.asType(), Origin.of(parameter)));
    }

    private static List<ExecutableElement> handlersIn(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> AnnotationReader.isPresent(method, LibraryNames.HANDLER))
                .toList();
    }

    private static Set<HandlerClass.Trait> traits(TypeElement type) {
        EnumSet<HandlerClass.Trait> traits = EnumSet.noneOf(HandlerClass.Trait.class);
        if (!type.getTypeParameters().isEmpty()) {
            traits.add(HandlerClass.Trait.GENERIC);
        }
        if (type.getKind().isInterface()) {
            traits.add(HandlerClass.Trait.INTERFACE);
        }
        if (isInner(type)) {
            traits.add(HandlerClass.Trait.INNER);
        }
        return traits;
    }

    private static boolean isInner(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement outer
                && (!type.getModifiers().contains(Modifier.STATIC) || isInner(outer));
    }

    private HandlerMethod method(ClassName owner, ExecutableElement method, String bindingName) {
        HandlerAnnotation annotation = annotations.read(method);
        return new HandlerMethod(
                owner,
                method.getSimpleName().toString(),
                bindingName,
                Origin.of(method),
                traits(method),
                uses.lints(method),
                returned(method),
                parameters.read(method),
                thrown(method),
                annotation);
    }

    private static Set<Trait> traits(ExecutableElement method) {
        EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        if (method.getModifiers().contains(Modifier.ABSTRACT)) {
            traits.add(Trait.ABSTRACT);
        }
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            traits.add(Trait.PRIVATE);
        }
        if (method.getModifiers().contains(Modifier.STATIC)) {
            traits.add(Trait.STATIC);
        }
        if (!method.getTypeParameters().isEmpty()) {
            traits.add(Trait.GENERIC);
        }
        return traits;
    }

    private Returned returned(ExecutableElement method) {
        TypeMirror type = method.getReturnType();
        if (type.getKind() == TypeKind.VOID) {
            return new Returned(Returned.Form.NOTHING, "void");
        }
        uses.read(type, Origin.of(method));
        TypeElement stage = elements.getTypeElement("java.util.concurrent.CompletionStage");
        boolean isStage = type.getKind() == TypeKind.DECLARED
                && types.isAssignable(types.erasure(type), types.erasure(stage.asType()));
        if (!isStage && type.getKind() == TypeKind.DECLARED) {
            Existing.above((TypeElement) ((DeclaredType) type).asElement());
        }
        return new Returned(isStage ? Returned.Form.STAGE : Returned.Form.OTHER, type.toString());
    }

    private List<TypeUse> thrown(ExecutableElement method) {
        return method.getThrownTypes().stream()
                .map(type -> uses.read(type, Origin.of(method)))
                .toList();
    }
}
