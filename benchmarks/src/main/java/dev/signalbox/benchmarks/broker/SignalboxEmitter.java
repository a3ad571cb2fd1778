package dev.signalbox.benchmarks.broker;

import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.transport.Transport;
import java.util.List;

/** Events over Signalbox: encoded, put in an envelope, confirmed. */
public final class SignalboxEmitter implements Rival {

    private final Signalbox box;
    private final List<Parcel> parcels;

    public SignalboxEmitter(Transport transport, List<Parcel> parcels) {
        this.box = Signalbox.create(
                SignalboxOptions.builder("benchmarks").transport(transport).build(), new ParcelEvents_Table());
        this.parcels = parcels;
    }

    @Override
    public String name() {
        return "Signalbox";
    }

    @Override
    public long measure(int messages) throws InterruptedException {
        Confirmations confirmations = new Confirmations(messages);
        for (int i = 0; i < messages; i++) {
            confirmations.count(
                    box.emitter().emit(parcels.get(i % parcels.size()).event()));
        }
        return confirmations.await();
    }

    @Override
    public void close() {
        box.close();
    }
}
