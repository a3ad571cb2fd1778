package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.testing.SignalboxExtension;
import dev.signalbox.testing.TestSignalbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OnboardingTest {

    private final List<String> mailed = new ArrayList<>();
    private final Mailer mailer = (to, text) -> mailed.add(to);

    @RegisterExtension
    final SignalboxExtension boxes =
            SignalboxExtension.withTable(emitter -> new ${service}Events_Table(() -> new Onboarding(mailer)));

    @Test
    void aNewUserIsWelcomed(TestSignalbox box) {
        box.emit(new UserRegistered(UUID.randomUUID(), "ada@shop.example", Instant.EPOCH));
        box.awaitQuiet();

        assertThat(mailed).containsExactly("ada@shop.example");
    }
}
