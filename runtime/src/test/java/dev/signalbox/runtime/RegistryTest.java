package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.EventKind;
import dev.signalbox.codegen.DomainInvoker;
import dev.signalbox.codegen.EventCodec;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/** What tables may say, and two of them together. */
class RegistryTest {

    record One(String id) {}

    record Other(String id) {}

    /** No event of this test travels. */
    private record Unused<E>() implements EventCodec<E> {

        @Override
        public void write(E value, JsonGenerator out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public E read(JsonParser in) {
            throw new UnsupportedOperationException();
        }
    }

    private record Old(List<EventType<?>> events, List<HandlerBinding<?>> handlers) implements EventTable {

        Old(EventType<?> event) {
            this(List.of(event), List.of());
        }

        @Override
        public List<DomainInvoker<?>> domainInvokers() {
            return List.of();
        }
    }

    private record New(List<EventType<?>> events, List<HandlerBinding<?>> handlers) implements EventTable {

        New(EventType<?> event) {
            this(List.of(event), List.of());
        }

        @Override
        public List<DomainInvoker<?>> domainInvokers() {
            return List.of();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "orders, orders",
        "orders.{region}, orders.eu",
        "orders.eu, orders.{region}",
        "orders.{region}, orders.{area}",
        "{a}.eu, orders.{b}",
    })
    void oneTypeOnTopicsThatMayBeTheSameIsRefused(String topic, String otherTopic) {
        Registry first = Registry.EMPTY.with(new Old(event(One.class, topic, "order")));
        assertThatThrownBy(() -> first.with(new New(event(Other.class, otherTopic, "order"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(One.class.getName())
                .hasMessageContaining(Other.class.getName())
                .hasMessageContaining(topic)
                .hasMessageContaining(otherTopic);
    }

    @ParameterizedTest
    @CsvSource({
        "orders, orders, other",
        "orders, bills, order",
        "orders.{region}, orders:eu, order",
        "orders.{region}, orders.eu.new, order",
        "orders.{region}, orders.dlq, order",
    })
    void whatAReaderCanTellApartIsTaken(String topic, String otherTopic, String otherType) {
        Registry both = Registry.EMPTY
                .with(new Old(event(One.class, topic, "order")))
                .with(new New(event(Other.class, otherTopic, otherType)));
        assertThat(both.types()).hasSize(2);
    }

    @Test
    void tablesThatDisagreeAboutAnEventAreRefused() {
        EventType<One> known = event(One.class, "orders", "order").withKey("id", One::id);
        Registry first = Registry.EMPTY.with(new Old(known));
        assertThatThrownBy(() -> first.with(new New(event(One.class, "bills", "bill"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(Old.class.getName())
                .hasMessageContaining(New.class.getName())
                .hasMessageContaining("topic is 'orders' in the first and 'bills' in the second")
                .hasMessageContaining("type is 'order' in the first and 'bill' in the second")
                .hasMessageContaining("key is 'id' in the first and none in the second");
        assertThatThrownBy(() -> first.with(new New(EventType.domain(One.class, "order"))))
                .hasMessageContaining("kind is 'NOTIFICATION' in the first and 'DOMAIN' in the second");
    }

    @Test
    void aTableThatDoesNotSayWhichComponentIsTheKeyIsTaken() {
        EventType<One> known = event(One.class, "orders", "order").withKey("id", One::id);
        Registry both = Registry.EMPTY
                .with(new Old(known))
                .with(new New(event(One.class, "orders", "order").withKey(One::id)));
        assertThat(both.types()).containsExactly(java.util.Map.entry(One.class, known));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb", "\u0085", "a\uD83D"})
    void typesAndIdsThatNobodyCouldReadAreRefused(String text) {
        assertThatThrownBy(() -> Registry.EMPTY.with(new Old(event(One.class, "orders", text))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(One.class.getName());
        assertThatThrownBy(() -> Registry.EMPTY.with(HandlerBinding.of(text, One.class, (event, context) -> null)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("id of a handler");
    }

    private static <E extends Record> EventType<E> event(Class<E> type, String topic, String name) {
        return EventType.of(type, topic, name, EventKind.NOTIFICATION, new Unused<>());
    }
}
