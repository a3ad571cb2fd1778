package dev.signalbox.testing.contract;

import dev.signalbox.EventKind;
import dev.signalbox.codegen.DomainInvoker;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.codegen.TopicText;
import java.util.Comparator;
import java.util.List;

/** The events of the contract on the topics of one case, and the handlers of one of its boxes. */
record ContractTable(List<EventType<?>> events, List<HandlerBinding<?>> handlers) implements EventTable {

    static ContractTable of(Topics topics, List<HandlerBinding<?>> handlers) {
        EventType<Note> note = EventType.of(
                        Note.class, topics.notes(), "note", EventKind.NOTIFICATION, Note_Codec.INSTANCE)
                .withKey(Note::key);
        EventType<Memo> memo = EventType.of(
                        Memo.class, topics.notes(), "memo", EventKind.STATE_TRANSFER, Memo_Codec.INSTANCE)
                .withKey(Memo::key);
        EventType<Sighting> sighting = EventType.of(
                        Sighting.class,
                        topics.sightings("{region}"),
                        "sighting",
                        EventKind.NOTIFICATION,
                        Sighting_Codec.INSTANCE)
                .withKey(Sighting::bird)
                .withTopic(event -> topics.sightings(TopicText.segment("region", event.region())));
        List<HandlerBinding<?>> sorted = handlers.stream()
                .sorted(Comparator.comparing(HandlerBinding::id))
                .toList();
        return new ContractTable(List.of(memo, note, sighting), sorted);
    }

    @Override
    public List<DomainInvoker<?>> domainInvokers() {
        return List.of();
    }
}
