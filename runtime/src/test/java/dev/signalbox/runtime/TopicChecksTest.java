package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.EmitOptions;
import dev.signalbox.EventKind;
import dev.signalbox.codegen.EventType;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.OrderEvent.Stored;
import dev.signalbox.runtime.shop.ScriptedTransport;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.transport.TopicPattern;
import dev.signalbox.runtime.wire.WireFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no transport can express is refused before the first event; the scripted one has no topics with "forbidden". */
class TopicChecksTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final ScriptedTransport scripted = new ScriptedTransport();
    private final Calls calls = new Calls();

    @ParameterizedTest
    @ValueSource(strings = {"forbidden", "forbidden.{region}", "{region}.forbidden", "a/{region}:forbidden.x"})
    void aTopicThatItsTransportCannotExpressIsRefused(String topic) {
        assertThatThrownBy(() -> inline.create(inline.options().transport(scripted), Table.of(stored(topic))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(topic)
                .hasMessageContaining("scripted");
    }

    @Test
    void onlyTheTransportsThatItLeadsToAreAsked() {
        SignalboxOptions.Builder options = inline.options().route("stores.**", scripted);
        inline.create(options, Table.of(stored("forbidden.{region}"))).close();
        assertThatThrownBy(() -> inline.create(options, Table.of(stored("stores.{region}.forbidden"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("stores.{region}.forbidden");
    }

    @Test
    void aTopicIsTriedWithWhatARouteHasInItsPlace() {
        SignalboxOptions.Builder options = inline.options().route("stores.forbidden.*", scripted);
        assertThatThrownBy(() -> inline.create(options, Table.of(OrderEvent.STORED)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("stores.forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forbidden.**", "forbidden", "*.forbidden"})
    void aRouteToATransportWithoutSuchTopicsIsRefused(String pattern) {
        assertThatThrownBy(() -> inline.create(inline.options().route(pattern, scripted)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("forbidden");
    }

    @Test
    void aWireFormatOfTopicsThatNoTransportHasIsRefused() {
        SignalboxOptions.Builder options =
                inline.options().transport(scripted).wireFormat("forbidden.**", WireFormat.cloudEvents());
        assertThatThrownBy(() -> inline.create(options))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("forbidden.**");
        inline.create(options.route("forbidden.x", inline.transport)).close();
    }

    @Test
    void aHandlerAsksNoTransportThatARouteLeavesNothingFor() {
        SignalboxOptions.Builder options = inline.options().transport(scripted).route("forbidden.**", inline.transport);
        Table table = Table.of(stored("forbidden.{region}"))
                .handler(calls.of("a", Stored.class))
                .handler(calls.of("b", Stored.class).withTopic("forbidden.*"));
        try (Signalbox box = inline.start(options, table)) {
            box.emitter().emit(new Stored("1", "eu")).join();
            assertThat(scripted.subscriptions()).isEmpty();
        }
        assertThat(calls.lines()).hasSize(2);
    }

    @Test
    void aTopicThatIsNamedForOneEmitIsCheckedToo() {
        try (Signalbox box = inline.start(inline.options().transport(scripted), Table.of(OrderEvent.PLACED))) {
            assertThatThrownBy(() -> box.emitter()
                            .emit(
                                    new Placed("1", ""),
                                    EmitOptions.builder().topic("forbidden").build())
                            .join())
                    .hasMessageContaining("scripted has no topic forbidden");
            assertThat(scripted.published()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forbidden", "forbidden.*", "*.forbidden"})
    void aPatternThatNoTransportCanExpressIsNotSubscribedTo(String pattern) {
        try (Signalbox box = inline.start(inline.options().transport(scripted), Table.of(OrderEvent.PLACED))) {
            assertThatThrownBy(() -> box.subscribeAll("a", pattern, (event, context) -> {}))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining(pattern);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "**,a.b,true",
        "a.**,a.{x}.c,true",
        "a.*,a.{x},true",
        "a.*,a.**,false",
        "a.**,a,false",
        "a:**,a.*,false",
        "a.b.*,a.*.b,false",
        "a.b,a.b,true",
        "a.b,a.*,false",
        "a.*,a.*.b,false",
        "*.**,*,false"
    })
    void onePatternCoversAnother(String wide, String pattern, boolean covers) {
        assertThat(TopicSamples.covers(TopicPattern.of(wide), TopicPattern.of(pattern)))
                .isEqualTo(covers);
    }

    private static EventType<Stored> stored(String topic) {
        return EventType.of(
                        Stored.class,
                        topic,
                        "stored",
                        EventKind.NOTIFICATION,
                        Objects.requireNonNull(OrderEvent.STORED.codec()))
                .withTopic(event -> topic.replace("{region}", event.region()));
    }
}
