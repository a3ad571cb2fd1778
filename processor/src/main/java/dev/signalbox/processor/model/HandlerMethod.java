package dev.signalbox.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A method with {@code @Handler} on it.
 *
 * @param owner its class
 * @param name its name
 * @param bindingName the generated method that makes its binding
 * @param origin the method
 * @param traits its modifiers, as far as they matter
 * @param lints what calling it is warned of
 * @param returned what it returns
 * @param parameters its parameters
 * @param thrown its checked exceptions
 * @param annotation what {@code @Handler} says
 */
public record HandlerMethod(
        ClassName owner,
        String name,
        String bindingName,
        Origin origin,
        Set<Trait> traits,
        Set<Lint> lints,
        Returned returned,
        List<HandlerParameter> parameters,
        List<TypeUse> thrown,
        HandlerAnnotation annotation) {

    /** What a method can be. */
    public enum Trait {
        ABSTRACT,
        GENERIC,
        PRIVATE,
        STATIC
    }

    /**
     * What a method returns.
     *
     * @param form the kind
     * @param typeText the type, for messages
     */
    public record Returned(Form form, String typeText) {

        /** The kinds of return types. */
        public enum Form {
            NOTHING,
            STAGE,
            OTHER
        }
    }

    public HandlerMethod {
        traits = Set.copyOf(traits);
        lints = Set.copyOf(lints);
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
    }

    public boolean isStatic() {
        return traits.contains(Trait.STATIC);
    }

    public boolean returnsStage() {
        return returned.form() == Returned.Form.STAGE;
    }

    /** The first parameter, where it is one for events. */
    public Optional<HandlerParameter.OfEvent> eventParameter() {
        return parameters(HandlerParameter.OfEvent.class).findFirst();
    }

    /** What comes in. */
    public Optional<AcceptedEvents> accepted() {
        return eventParameter().map(HandlerParameter.OfEvent::accepted);
    }

    /** The parameters of one kind. */
    public <P extends HandlerParameter> Stream<P> parameters(Class<P> kind) {
        return parameters.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** The name that dead letters remember it by. */
    public String id() {
        String stated = annotation.id().value();
        return stated.isEmpty() ? label() : stated;
    }

    /** {@code pkg.Class#method(EventSimpleName)}. */
    public String label() {
        String event = accepted().map(accepted -> accepted.type().simpleName()).orElse("");
        return owner.canonicalName() + "#" + name + "(" + event + ")";
    }
}
