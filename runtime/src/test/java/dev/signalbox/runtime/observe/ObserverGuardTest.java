package dev.signalbox.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.runtime.observe.EventObserver.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObserverGuardTest {

    private static final Delivery DELIVERY = new Delivery("id", "type", "topic", null, "group");

    @Test
    void tellsTheObserver() {
        List<Delivery> told = new ArrayList<>();
        ObserverGuard guard = new ObserverGuard(new EventObserver() {
            @Override
            public void received(Delivery delivery) {
                told.add(delivery);
            }
        });
        guard.tell(to -> to.received(DELIVERY));
        guard.tell(to -> to.settled(DELIVERY, EventObserver.Outcome.HANDLED));
        assertThat(guard.listening()).isTrue();
        assertThat(told).containsExactly(DELIVERY);
        assertThat(guard.errors()).isZero();
    }

    @Test
    void countsWhatItThrowsAndGoesOn() {
        ObserverGuard guard = new ObserverGuard(new EventObserver() {});
        guard.tell(to -> {
            throw new IllegalStateException();
        });
        guard.tell(to -> {
            throw new StackOverflowError();
        });
        assertThat(guard.errors()).isEqualTo(2);
    }

    @Test
    void withoutAnObserverNothingIsTold() {
        ObserverGuard guard = new ObserverGuard(null);
        guard.tell(to -> {
            throw new IllegalStateException();
        });
        assertThat(guard.listening()).isFalse();
        assertThat(guard.errors()).isZero();
    }
}
