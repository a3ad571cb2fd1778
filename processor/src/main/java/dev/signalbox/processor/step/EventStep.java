package dev.signalbox.processor.step;

import com.palantir.javapoet.ClassName;
import dev.signalbox.processor.diagnostic.Diagnostic;
import dev.signalbox.processor.diagnostic.Reporter;
import dev.signalbox.processor.model.EventModel;
import dev.signalbox.processor.name.LibraryNames;
import dev.signalbox.processor.read.EventReader;
import dev.signalbox.processor.validate.EventRules;
import dev.signalbox.processor.write.GeneratedFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Checks what {@code @Event} says. The event's codec is another step's, its place in a table another processor's. */
public final class EventStep extends ElementStep<Optional<EventModel>> {

    private final EventReader events;

    public EventStep(Reporter reporter, SourceFiles files, EventReader events) {
        super(reporter, files);
        this.events = events;
    }

    @Override
    public Set<ClassName> annotations() {
        return Set.of(LibraryNames.EVENT);
    }

    @Override
    protected Optional<EventModel> read(TypeElement type) {
        return events.read(type);
    }

    @Override
    protected List<Diagnostic> validate(Optional<EventModel> event) {
        return event.map(EventRules::check).orElse(List.of());
    }

    @Override
    protected List<GeneratedFile> write(Optional<EventModel> event) {
        return List.of();
    }
}
