package dev.signalbox.docs.hello;

import dagger.Component;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.dagger.SignalboxModule;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** The program. */
// tag::component[]
@Singleton
@Component(modules = {HelloEvents_Module.class, SignalboxModule.class, HelloModule.class})
interface Hello {

    Signalbox signalbox();

    Mailer mailer();

    static void main(String[] args) throws InterruptedException {
        Hello hello = DaggerHello.create();
        try (Signalbox box = hello.signalbox()) {
            box.start();
            box.emitter()
                    .emit(new UserRegistered(UUID.randomUUID(), "ada@shop.example", Instant.now()))
                    .join(); // the transport has confirmed it
            hello.mailer().awaitFirst(); // and now the handler has run, on a thread of its own
        }
    }
}
// end::component[]
