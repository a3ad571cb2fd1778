package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Emission;
import dev.signalbox.brokers.Cable;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Worker;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A running box whose connection is cut, and that is refused for two seconds then: it goes on afterwards. */
@ExtendWith(OneNode.class)
class RefusedForAWhileTest {

    private static final long WHILE_MILLIS = 2_000;

    /** What an operator does, and undoes. */
    enum Trick {
        PASSWORD,
        PERMISSION,
        VIRTUAL_HOST,
        CONNECTIONS_OF_THE_USER,
        CHANNELS_OF_THE_USER,
        CONNECTIONS_OF_THE_HOST,
        MAINTENANCE;

        void begin(Visitor visitor) {
            switch (this) {
                case PASSWORD -> visitor.changePassword();
                case PERMISSION -> visitor.forbid();
                case VIRTUAL_HOST -> visitor.deleteHost();
                case CONNECTIONS_OF_THE_USER -> visitor.limitUser("max-connections", 0);
                case CHANNELS_OF_THE_USER -> visitor.limitUser("max-channels", 0);
                case CONNECTIONS_OF_THE_HOST -> visitor.limitHost("max-connections", 0);
                case MAINTENANCE -> OneNode.broker().control("eval", "rabbit_maintenance:drain().");
            }
        }

        void end(Visitor visitor) {
            switch (this) {
                case PASSWORD -> visitor.changePasswordBack();
                case PERMISSION -> visitor.permit();
                case VIRTUAL_HOST -> visitor.addHost();
                case CONNECTIONS_OF_THE_USER, CHANNELS_OF_THE_USER -> visitor.freeUser();
                case CONNECTIONS_OF_THE_HOST -> visitor.freeHost();
                case MAINTENANCE -> OneNode.broker().control("eval", "rabbit_maintenance:revive().");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Trick.class)
    void theGroupAndTheEmitterGoOn(Trick trick) {
        try (Visitor visitor = new Visitor();
                Rig rig = new Rig()) {
            Sightings seen = new Sightings();
            Signalbox reader = rig.reader(
                    rig.transport(visitor.uri()).build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            Signalbox emitter = rig.emitter(rig.transport(visitor.uri()).build());
            Rig.emit(emitter, "jobs", 1).join();
            Await.until(seen::toString, () -> seen.different() == 1);
            trick.begin(visitor);
            if (trick != Trick.VIRTUAL_HOST && trick != Trick.MAINTENANCE) {
                visitor.cut();
            }
            CompletableFuture<Emission> meanwhile = Rig.emit(emitter, "jobs", 2);
            Await.pause(WHILE_MILLIS);
            trick.end(visitor);
            Await.until(
                    () -> "an event that is confirmed, " + meanwhile,
                    () -> Rig.emit(emitter, "jobs", 3)
                            .handle((emission, failure) -> failure == null)
                            .join());
            Await.until(seen::toString, () -> seen.count("3") > 0);
            assertThat(reader.stats().subscriptionFailures()).isZero();
        }
    }

    /** The user's code is asked for each connection, and throws whatever it likes. */
    @ParameterizedTest
    @EnumSource
    void whatTheSettingsThrowEndsNothing(Thrown thrown) {
        try (Visitor visitor = new Visitor();
                Rig rig = new Rig()) {
            AtomicReference<Thrown> throwing = new AtomicReference<>();
            Sightings seen = new Sightings();
            rig.reader(
                    rig.transport(visitor.uri())
                            .client(factory -> {
                                if (throwing.get() != null) {
                                    throwing.get().hurl();
                                }
                            })
                            .build(),
                    rig.name,
                    "jobs",
                    (event, context) -> seen.add(context.id()));
            Signalbox emitter = rig.emitter(rig.transport(visitor.uri()).build());
            Rig.emit(emitter, "jobs", 1).join();
            Await.until(seen::toString, () -> seen.different() == 1);
            throwing.set(thrown);
            visitor.cut();
            Await.pause(WHILE_MILLIS);
            throwing.set(null);
            Rig.emit(emitter, "jobs", 2).join();
            Await.until(seen::toString, () -> seen.different() == 2);
        }
    }

    /** What a supplier of credentials, say, may throw. */
    enum Thrown {
        EXCEPTION,
        ERROR,
        NO_MEMORY;

        void hurl() {
            switch (this) {
                case EXCEPTION -> throw new IllegalArgumentException("no credentials for now");
                case ERROR -> throw new NoClassDefFoundError("no/such/Thing");
                case NO_MEMORY -> throw new OutOfMemoryError("not really");
            }
        }
    }

    @Test
    void aHandshakeThatIsCutIsNoWrongPassword() {
        try (Rig rig = new Rig()) {
            AtomicInteger toCut = new AtomicInteger(3);
            // Behind the client's eight bytes of greeting it says who it is.
            Cable cable = rig.cable((toBroker, before, bytes, count) ->
                    toBroker && before == 8 && toCut.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 0 : count);
            String uri = Rig.uri(cable);
            Sightings seen = new Sightings();
            Signalbox reader = rig.reader(
                    rig.transport(uri).build(), rig.name, "jobs", (event, context) -> seen.add(context.id()));
            Signalbox emitter = rig.closing(
                    Worker.emitter(SignalboxOptions.builder("emitter")
                            .transport(rig.transport(uri).build())),
                    Signalbox::close);
            Rig.emit(emitter, "jobs", 1).join();
            Await.until(seen::toString, () -> seen.different() == 1);
            toCut.set(6);
            cable.cut();
            Rig.emit(emitter, "jobs", 2).join();
            Await.until(seen::toString, () -> seen.different() == 2);
            assertThat(cable.cuts()).isEqualTo(9);
            assertThat(reader.stats().subscriptionFailures()).isZero();
        }
    }
}
