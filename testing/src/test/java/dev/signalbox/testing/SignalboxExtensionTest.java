package dev.signalbox.testing;

import static dev.signalbox.testing.SignalboxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.testing.shop.Billing;
import dev.signalbox.testing.shop.OrderPlaced;
import dev.signalbox.testing.shop.Script;
import dev.signalbox.testing.shop.ShopEvents_Table;
import dev.signalbox.testing.shop.Warehouse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(Lifecycle.PER_CLASS)
class SignalboxExtensionTest {

    private static final OrderPlaced ORDER = new OrderPlaced("o-1", 1);

    private final Script script = new Script();
    private final List<Signalbox> made = new ArrayList<>();
    private final List<TestSignalbox> seen = new ArrayList<>();

    @RegisterExtension
    final SignalboxExtension boxes = SignalboxExtension.withBox(options -> {
                Signalbox box = Signalbox.create(options);
                box.register(
                        new ShopEvents_Table(() -> new Billing(box.emitter(), script), () -> new Warehouse(script)));
                made.add(box);
                return box;
            })
            .application("billing")
            .options(options -> options.concurrency(1));

    @BeforeEach
    void theSameBoxIsSetUpThatIsTested(TestSignalbox box) {
        seen.add(box);
    }

    @Test
    void eachTestHasABoxOfItsOwn(TestSignalbox box) {
        emitOne(box);
    }

    @Test
    void anotherTestHasAnother(TestSignalbox box) {
        emitOne(box);
    }

    @Test
    void theApplicationIsTheTests(TestSignalbox box) {
        emitOne(box);

        assertThat(box.attempts().get(0).delivery().group()).isEqualTo("billing");
    }

    @Test
    void anApplicationThatIsNoneIsRefused() {
        assertThatThrownBy(() -> boxes.application("no good")).isInstanceOf(ConfigurationException.class);
    }

    @AfterAll
    void everyBoxIsClosed() {
        assertThat(made)
                .hasSize(4)
                .allSatisfy(box -> assertThat(box.emitter().emit(ORDER)).isCompletedExceptionally());
    }

    private void emitOne(TestSignalbox box) {
        assertThat(seen.get(seen.size() - 1)).isSameAs(box);

        box.emit(ORDER);

        assertThat(box).hasHandled(ORDER);
        assertThat(box.attempts()).hasSize(1);
    }
}
