package dev.signalbox.processor.read;

import com.google.auto.common.MoreTypes;
import dev.signalbox.processor.model.Discriminator;
import dev.signalbox.processor.name.LibraryNames;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * Finds what a record writes where it stands on its own although it belongs to an interface: databind inherits
 * {@code @JsonTypeInfo} and refuses such a record without the property.
 */
final class DiscriminatorReader {

    private final SubtypeNames names;

    DiscriminatorReader(SubtypeNames names) {
        this.names = names;
    }

    Optional<Discriminator> ownOf(TypeElement record) {
        return annotatedAbove(record)
                .map(family -> new Discriminator(
                        names.property(family).text(),
                        names.names(record, family).get(0).text(),
                        names.databindName(record, family)));
    }

    private static Optional<TypeElement> annotatedAbove(TypeElement type) {
        return type.getInterfaces().stream()
                .map(MoreTypes::asTypeElement)
                .map(above -> isAnnotated(above) ? Optional.of(above) : annotatedAbove(above))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isAnnotated(TypeElement type) {
        return FoundAnnotation.on(type, LibraryNames.JSON_TYPE_INFO).isPresent();
    }
}
