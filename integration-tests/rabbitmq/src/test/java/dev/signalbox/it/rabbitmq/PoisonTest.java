package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Chance;
import dev.signalbox.rabbitmq.QueueType;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.receive.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What strangers publish, and nobody can read. */
@ExtendWith(OneNode.class)
class PoisonTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(QueueType.class)
    void eachBecomesADeadLetterAndTheNextIsHandled(QueueType type) {
        try (Rig rig = new Rig()) {
            Group group = new Group(rig, rig.transport().queueType(type).build(), folder);
            Signalbox emitter = rig.emitter(rig.transport().build());
            List<BasicProperties> strange = strange();
            List<byte[]> bodies = bodies(rig.chance);
            int sent = 0;
            for (BasicProperties properties : strange) {
                for (byte[] body : bodies) {
                    BrokerView.publish(rig.name, "jobs", properties, body);
                    sent++;
                }
                Rig.emit(emitter, "jobs", sent).join();
            }
            Await.until(
                    () -> group.box().stats().toString(),
                    () -> group.box().stats().handled() == strange.size());
            int expected = sent;
            Await.until(
                    () -> group.box().stats().toString(),
                    () -> group.box().stats().deadLettered() == expected);
            List<DeadLetter> letters = group.box().deadLetters().list("jobs", 1_000);
            System.out.printf(
                    "poison, %s, seed %d: %d messages, %d dead letters, %d events between them handled%n",
                    type, rig.chance.seed(), sent, letters.size(), strange.size());
            assertThat(letters).hasSize(sent);
            assertThat(letters).allMatch(letter -> letter.reason() == DeadLetter.Reason.MALFORMED);
            for (byte[] body : bodies) {
                assertThat(letters)
                        .filteredOn(letter -> Arrays.equals(letter.payload(), body))
                        .hasSize(strange.size());
            }
            assertThat(group.box().stats().decodeErrors()).isEqualTo(sent);
        }
    }

    private static List<byte[]> bodies(Chance chance) {
        List<byte[]> bodies = new ArrayList<>(List.of(new byte[0], text("null"), text("{\"key\":"), text("[]")));
        Random random = chance.another();
        for (int i = 0; i < 4; i++) {
            byte[] bytes = new byte[random.nextInt(1_000)];
            random.nextBytes(bytes);
            bodies.add(bytes);
        }
        return bodies;
    }

    @SuppressWarnings("JavaUtilDate") // the client's type
    private static List<BasicProperties> strange() {
        Map<String, Object> envelope = Map.of("cloudEvents_specversion", "1.0", "cloudEvents_type", "job");
        Map<String, Object> values = new HashMap<>();
        values.put("bytes", new byte[] {(byte) 0xff, 0, 1});
        values.put("nothing", null);
        values.put("number", 1L);
        values.put("nested", Map.of("list", List.of(1, "two", Map.of())));
        values.put("date", new Date(Long.MAX_VALUE / 1_000 * 1_000));
        values.put("x".repeat(255), "");
        values.put("cloudEvents_time", "+1000000000-12-31T23:59:59.999999999Z");
        values.put("sbx_dl_replays", "many");
        values.put("x-delivery-count", "many");
        return List.of(
                new BasicProperties(),
                new BasicProperties.Builder()
                        .contentType("application/cloudevents+json")
                        .build(),
                new BasicProperties.Builder()
                        .contentType("application/cloudevents+avro")
                        .build(),
                new BasicProperties.Builder().headers(envelope).build(),
                new BasicProperties.Builder()
                        .contentType("")
                        .contentEncoding("gzip")
                        .timestamp(new Date(Long.MAX_VALUE / 1_000 * 1_000))
                        .messageId("")
                        .headers(values)
                        .build());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
