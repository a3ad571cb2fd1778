package dev.signalbox.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.Headers;
import dev.signalbox.RawEvent;
import dev.signalbox.runtime.SignalboxStats;
import dev.signalbox.runtime.receive.DeadLetter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Promise 5: a poison message becomes a dead letter, and the next one is handled. */
interface DecodingCases extends Contract {

    @Test
    default void aPoisonMessageBecomesADeadLetterAndTheNextOneIsHandled() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        boxes().publish("note", "k", "{\"key\": \"k\", \"num");
        boxes().publish("note", "k", "{\"key\": \"k\", \"number\": 2}");
        calls().await("a", 1);
        SignalboxStats stats = box.awaitSettled(2);
        assertThat(calls().texts("a")).containsExactly("k2#1");
        assertThat(stats.decodeErrors()).isEqualTo(1);
        assertThat(stats.deadLettered()).isEqualTo(1);
        assertThat(box.letters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.MALFORMED);
            assertThat(letter.attempts()).isZero();
            assertThat(letter.handler()).isNull();
            assertThat(letter.payload()).asString(StandardCharsets.UTF_8).isEqualTo("{\"key\": \"k\", \"num");
        });
    }

    @Test
    default void theLetterSaysWhichPropertyIsMissing() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        boxes().publish("note", "k", "{\"key\": \"k\"}");
        assertThat(box.awaitLetters(1)).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.MALFORMED);
            assertThat(letter.errorMessage()).contains("/number");
        });
    }

    @Test
    default void aMessageWithoutHeadersAndABodyWithoutBytesAreDeadLetters() {
        ContractBox box =
                boxes().box().handler(calls().handler("a", Note.class)).start();
        boxes().publishRaw(boxes().topics().notes(), "k", Headers.empty(), bytes("plain text"));
        boxes().publish("note", "k", "");
        box.emit(new Note("k", 3));
        calls().await("a", 1);
        box.awaitSettled(3);
        assertThat(calls().texts("a")).containsExactly("k3#1");
        assertThat(box.letters()).hasSize(2).extracting(DeadLetter::reason).containsOnly(DeadLetter.Reason.MALFORMED);
    }

    @Test
    default void aHandlerOfRawEventsGetsWhatNoCodecCanRead() {
        ContractBox box = boxes().box()
                .handler(calls().handler("raw", RawEvent.class)
                        .withTopic(boxes().topics().notes()))
                .start();
        byte[] bytes = {0, 1, 2, (byte) 0xff, (byte) 0xfe};
        boxes().publishRaw(
                        boxes().topics().notes(),
                        "k",
                        boxes().attributes("unknown", "k").build(),
                        bytes);
        box.awaitHandled(1);
        RawEvent event = (RawEvent) calls().of("raw").get(0).event();
        assertThat(event.payload()).isEqualTo(bytes);
        assertThat(event.type()).isEqualTo("unknown");
        assertThat(event.key()).isEqualTo("k");
        assertThat(event.topic()).isEqualTo(boxes().topics().notes());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
