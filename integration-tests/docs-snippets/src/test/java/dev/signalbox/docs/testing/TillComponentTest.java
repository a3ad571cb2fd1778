package dev.signalbox.docs.testing;

import static dev.signalbox.testing.SignalboxAssertions.assertThat;

import dev.signalbox.testing.SignalboxExtension;
import dev.signalbox.testing.TestSignalbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TillComponentTest {

    // tag::dagger[]
    @RegisterExtension
    final SignalboxExtension boxes = SignalboxExtension.withBox(
            options -> DaggerTillComponent.factory().create(options).signalbox());
    // end::dagger[]

    @Test
    void aGraphWorksLikeATable(TestSignalbox box) {
        OrderPaid order = new OrderPaid("o-1", 250);

        box.emit(order);

        assertThat(box).hasEmittedExactly(order, new ReceiptPrinted("o-1")).hasHandled(order);
    }
}
