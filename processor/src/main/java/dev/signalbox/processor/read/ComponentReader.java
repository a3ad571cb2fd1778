package dev.signalbox.processor.read;

import dev.signalbox.processor.model.ComponentModel;
import dev.signalbox.processor.model.Inclusion;
import dev.signalbox.processor.model.ValueType;
import dev.signalbox.processor.model.WireName;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.name.PropertyNaming;
import java.util.List;
import java.util.Optional;

/** Reads a record component with what Jackson's annotations say about it. */
final class ComponentReader {

    private final ValueTypeReader types;
    private final PropertyNaming naming;
    private final UseCodecReader useCodec;
    private final TypeHeads heads;

    ComponentReader(ValueTypeReader types, PropertyNaming naming, UseCodecReader useCodec, TypeHeads heads) {
        this.heads = heads;
        this.types = types;
        this.naming = naming;
        this.useCodec = useCodec;
    }

    /** @param inherited the inclusion that the record gives to components without one of their own */
    ComponentModel read(ComponentElements component, ValueTypeReader.Place place, Inclusion inherited) {
        boolean isIgnored = component
                .annotation(LibraryNames.JSON_IGNORE)
                .map(ignore -> ignore.flag("value", true))
                .orElse(false);
        return new ComponentModel(
                component.name(),
                type(component, place),
                Nullability.isNullable(component),
                isIgnored,
                component
                        .annotation(LibraryNames.JSON_PROPERTY)
                        .map(ComponentReader::isRequired)
                        .orElse(false),
                component
                        .annotation(LibraryNames.JSON_INCLUDE)
                        .flatMap(Inclusions::of)
                        .orElse(inherited),
                property(component),
                component
                        .annotation(LibraryNames.JSON_ALIAS)
                        .map(ComponentReader::aliases)
                        .orElse(List.of()),
                heads.placed(JacksonMisuses.onComponent(component), component.origin()),
                component.origin());
    }

    private ValueType type(ComponentElements component, ValueTypeReader.Place place) {
        Optional<FoundAnnotation> named = component.annotation(LibraryNames.USE_CODEC);
        return named.isPresent()
                ? useCodec.read(component, named.get(), place)
                : types.read(component.component().asType(), place);
    }

    private WireName property(ComponentElements component) {
        return component
                .annotation(LibraryNames.JSON_PROPERTY)
                .filter(property -> !property.text("value").isEmpty())
                .map(property -> new WireName(property.text("value"), property.at("value")))
                .orElseGet(() -> new WireName(naming.nameOf(component.name()), component.origin()));
    }

    private static boolean isRequired(FoundAnnotation property) {
        String stated = property.constant("isRequired", "DEFAULT");
        return stated.equals("DEFAULT") ? property.flag("required", false) : stated.equals("TRUE");
    }

    private static List<WireName> aliases(FoundAnnotation alias) {
        return alias.values("value").stream()
                .map(value -> new WireName((String) value.getValue(), alias.at(value)))
                .toList();
    }
}
