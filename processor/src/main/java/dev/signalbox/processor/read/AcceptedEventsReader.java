package dev.signalbox.processor.read;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.model.AcceptedEvents;
import dev.signalbox.processor.model.AcceptedEvents.Form;
import dev.signalbox.processor.model.Access;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.model.Origin;
import dev.signalbox.processor.name.LibraryNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads which events a type lets in. */
final class AcceptedEventsReader {

    private final EventReader events;

    AcceptedEventsReader(EventReader events) {
        this.events = events;
    }

    /** The events of a handler's first parameter. */
    AcceptedEvents read(TypeMirror type, Origin origin) {
        try {
            return accepted(Existing.type(type, origin));
        } catch (UnresolvedTypeException unresolved) {
            throw unresolved.ledToBy(origin);
        }
    }

    private AcceptedEvents accepted(TypeMirror type) {
        if (type.getKind() != TypeKind.DECLARED) {
            return new AcceptedEvents(
                    Form.NO_EVENT, ClassName.OBJECT, List.of(), List.of(), Set.of(), List.of(), false);
        }
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        Members members = new Members();
        Form form = form(element);
        if (form == Form.RECORD || form == Form.INTERFACE) {
            members.add(element);
        }
        return new AcceptedEvents(
                form,
                ClassName.get(element),
                members.found,
                members.open,
                members.visible,
                members.strangers,
                !element.getTypeParameters().isEmpty());
    }

    private static Form form(TypeElement element) {
        if (EventReader.isEvent(element)) {
            return Form.RECORD;
        }
        if (element.getQualifiedName().contentEquals(LibraryNames.RAW_EVENT.canonicalName())) {
            return Form.RAW;
        }
        return element.getKind() == ElementKind.INTERFACE ? Form.INTERFACE : Form.NO_EVENT;
    }

    /** Collects the members of a sealed hierarchy. */
    private final class Members {

        private final List<EventModel> found = new ArrayList<>();
        private final List<ClassName> open = new ArrayList<>();
        private final Set<ClassName> visible = new HashSet<>();
        private final List<String> strangers = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();

        void add(TypeElement element) {
            if (!seen.add(element.getQualifiedName().toString())) {
                return;
            }
            if (EventReader.isEvent(element)) {
                events.read(element).ifPresent(found::add);
            } else if (element.getKind() != ElementKind.INTERFACE) {
                strangers.add(element.getQualifiedName().toString());
            } else if (element.getModifiers().contains(Modifier.SEALED)) {
                Origin origin = Origin.of(element);
                element.getPermittedSubclasses().forEach(permitted -> addPermitted(Existing.type(permitted, origin)));
            } else {
                open.add(ClassName.get(element));
                if (TypeUseReader.access(element) == Access.PUBLIC) {
                    visible.add(ClassName.get(element));
                }
            }
        }

        private void addPermitted(TypeMirror permitted) {
            add((TypeElement) ((DeclaredType) permitted).asElement());
        }
    }
}
