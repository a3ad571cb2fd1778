package dev.signalbox.testing.contract;

import dev.signalbox.Headers;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.transport.ConnectionSettings;
import dev.signalbox.runtime.transport.DeadLetterStore;
import dev.signalbox.runtime.transport.StoredLetter;
import dev.signalbox.runtime.transport.Transport;
import dev.signalbox.runtime.transport.TransportConnection;
import dev.signalbox.testing.transport.ControlledTransport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one case uses: names of its own, boxes, the calls of their handlers, and the broker's other end. */
final class ContractBoxes {

    private final Supplier<Transport> transports;
    private final Stranger stranger;
    private final Runnable cut;
    private final Patience patience;
    private final Topics topics = Topics.unique();
    private final Calls calls;
    private final List<ContractBox> made = new CopyOnWriteArrayList<>();
    private final List<Gate> gates = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /** Publishes messages that Signalbox did not write. */
    @FunctionalInterface
    interface Stranger {

        void publish(String topic, @Nullable String key, Headers headers, byte[] payload);
    }

    ContractBoxes(Supplier<Transport> transports, Stranger stranger, Runnable cut, Patience patience) {
        this.transports = transports;
        this.stranger = stranger;
        this.cut = cut;
        this.patience = patience;
        this.calls = new Calls(patience);
    }

    Patience patience() {
        return patience;
    }

    Topics topics() {
        return topics;
    }

    Calls calls() {
        return calls;
    }

    /** A box of the application that most cases have. */
    BoxPlan box() {
        return box("app");
    }

    /** A box of another application, whose default group is another too. */
    BoxPlan box(String application) {
        return new BoxPlan(this, topics.group(application));
    }

    Gate gate() {
        Gate gate = new Gate(patience);
        gates.add(gate);
        return gate;
    }

    /** Takes all deliveries of all boxes away, as when their connections are lost. */
    void cut() {
        cut.run();
    }

    List<ContractBox> made() {
        return List.copyOf(made);
    }

    void publishRaw(String topic, @Nullable String key, Headers headers, byte[] payload) {
        stranger.publish(topic, key, headers, payload);
    }

    /** Puts an event on the notes' topic, as CloudEvents in binary mode would look. */
    void publish(String type, String key, String body) {
        publishRaw(topics.notes(), key, attributes(type, key).build(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** What begins the names of the envelope's attributes here. */
    String attributePrefix() {
        return transports.get().attributePrefix();
    }

    /** The attributes of an event of this type, with an id of its own. */
    Headers.Builder attributes(String type, String key) {
        String prefix = attributePrefix();
        return Headers.builder()
                .add(prefix + "specversion", "1.0")
                .add(prefix + "id", topics.group("raw-" + numbers.incrementAndGet()))
                .add(prefix + "type", type)
                .add(prefix + "source", "stranger")
                .add(prefix + "partitionkey", key);
    }

    /** The dead letters of the notes as the broker keeps them, for one group. */
    List<StoredLetter> storedLetters(String group) {
        ConnectionSettings settings = new ConnectionSettings("stranger", patience.bound(), patience.bound());
        try (TransportConnection connection = transports.get().open(settings)) {
            DeadLetterStore.Place place = new DeadLetterStore.Place(topics.notes(), group);
            return patience.await(
                            "the list of dead letters", connection.deadLetters().list(place, null, 1_000))
                    .letters();
        }
    }

    ContractBox create(
            SignalboxOptions.Builder options,
            UnaryOperator<Transport> around,
            boolean throwingObserver,
            List<HandlerBinding<?>> handlers) {
        ControlledTransport broker = new ControlledTransport(around.apply(transports.get()));
        Witness witness = new Witness(patience, throwingObserver);
        Signalbox box = Signalbox.create(
                options.transport(broker).observer(witness).build(), ContractTable.of(topics, handlers));
        ContractBox contractBox = new ContractBox(box, broker, witness, patience, topics);
        made.add(contractBox);
        return contractBox;
    }

    /** Ends the case: closes its boxes, and checks what they have counted. */
    void end() {
        gates.forEach(Gate::open);
        made.forEach(ContractBox::close);
        made.forEach(ContractBox::checkStats);
    }

    /** What there is to say when a case has failed. */
    String report() {
        return "Names begin with " + topics.prefix() + "; handlers were called: " + calls.all()
                + made.stream().map(box -> System.lineSeparator() + box.stats()).collect(Collectors.joining());
    }
}
