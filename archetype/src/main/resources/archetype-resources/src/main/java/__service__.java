package ${package};

import dagger.Component;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.dagger.SignalboxModule;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** The objects of the service, wired by the compiler, and its program. */
@Singleton
@Component(modules = {${service}Events_Module.class, SignalboxModule.class, ${service}Module.class})
interface ${service} {

    Signalbox signalbox();

    /** Registers a user for each address, and handles what comes until Ctrl+C. */
    static void main(String[] addresses) throws InterruptedException {
        try (Signalbox box = Dagger${service}.create().signalbox()) {
            box.start(); // without a broker this fails, and the program ends
            Runtime.getRuntime().addShutdownHook(new Thread(box::close)); // Ctrl+C: what runs is finished
            System.out.println("Ready; Ctrl+C ends it");
            for (String address : addresses) {
                box.emitter()
                        .emit(new UserRegistered(UUID.randomUUID(), address, Instant.now()))
                        .join(); // the broker has it
            }
            Thread.currentThread().join();
        }
    }
}
