package dev.signalbox.it.shop.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.shop.events.User;
import dev.signalbox.it.shop.events.UserRegistered;
import dev.signalbox.it.shop.handlers.Onboarding;
import dev.signalbox.it.shop.handlers.ShopEvents_Table;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.memory.InMemoryTransport;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The example of the guide, wired by hand. */
class WithoutDaggerTest {

    private final RecordingMailer mailer = new RecordingMailer();
    private final RecordingAuditLog auditLog = new RecordingAuditLog();
    private final UUID id = UUID.randomUUID();
    private final User user = new User("u-1", "ada@shop.example", "Ada");

    @Test
    void theTableTakesWhatTheHandlersNeed() throws InterruptedException {
        List<String> audited;
        // tag::run[]
        try (Signalbox box = Signalbox.create(SignalboxOptions.builder("shop")
                .transport(new InMemoryTransport())
                .build())) {
            Onboarding onboarding = new Onboarding(box.emitter(), mailer);
            box.register(new ShopEvents_Table(() -> onboarding, () -> auditLog));
            box.start();
            box.emitter().emit(new UserRegistered(id, user, Instant.now())).join();
            audited = auditLog.lines().await(2); // handlers run on threads of their own
        }
        // end::run[]

        assertThat(audited).containsExactlyInAnyOrder("registered " + id, "welcomed " + id);
        assertThat(mailer.mails().await(2)).hasSize(2);
    }
}
