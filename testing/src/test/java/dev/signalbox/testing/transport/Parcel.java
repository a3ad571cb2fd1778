package dev.signalbox.testing.transport;

import dev.signalbox.Event;
import dev.signalbox.EventKind;
import dev.signalbox.Key;
import dev.signalbox.codegen.DomainInvoker;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
import java.util.List;

/** An event of one topic, for the tests of this package. */
@Event(topic = "parcels", type = "parcel")
record Parcel(@Key String street, int number) {

    static final EventType<Parcel> TYPE = EventType.of(
                    Parcel.class, "parcels", "parcel", EventKind.NOTIFICATION, Parcel_Codec.INSTANCE)
            .withKey(Parcel::street);

    /** What a box knows that handles parcels. */
    record Table(HandlerBinding<Parcel> handler) implements EventTable {

        @Override
        public List<EventType<?>> events() {
            return List.of(TYPE);
        }

        @Override
        public List<HandlerBinding<?>> handlers() {
            return List.of(handler);
        }

        @Override
        public List<DomainInvoker<?>> domainInvokers() {
            return List.of();
        }
    }

    @Override
    public String toString() {
        return street + number;
    }
}
