package dev.signalbox.it.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** Dead letters of the topic {@code jobs} that a test puts where boxes keep them, much faster than by failing. */
final class KeptLetters {

    private KeptLetters() {}

    /** A box whose handler is not called unless something is replayed; its queues are there. */
    static Signalbox reader(Rig rig, RabbitMqTransport.Builder transport, Sightings handled) {
        return rig.reader(transport.build(), rig.name, "jobs", (event, context) -> handled.add(context.id()));
    }

    /** Puts so many there, of so many bytes; the first one's number is the first. */
    static void put(Rig rig, int first, int count, int bytes) {
        BrokerView.ask(channel -> {
            channel.confirmSelect();
            for (int i = first; i < first + count; i++) {
                channel.basicPublish("", queue(rig), letter(rig.name, i), body(bytes));
                if (i % 200 == 199) {
                    await(channel);
                }
            }
            return await(channel);
        });
    }

    static String queue(Rig rig) {
        return rig.name + ".jobs.dlq";
    }

    static List<DeadLetter> list(DeadLetters letters) {
        return letters.list("jobs", Integer.MAX_VALUE);
    }

    private static boolean await(com.rabbitmq.client.Channel channel) {
        try {
            channel.waitForConfirmsOrDie(60_000);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.io.IOException | TimeoutException late) {
            throw new AssertionError("The broker has not taken the dead letters", late);
        }
    }

    private static BasicProperties letter(String group, int number) {
        Map<String, Object> headers = new HashMap<>();
        headers.put("cloudEvents_specversion", "1.0");
        headers.put("cloudEvents_id", Integer.toString(number));
        headers.put("cloudEvents_source", "test");
        headers.put("cloudEvents_type", "job");
        headers.put("sbx_dl_id", UUID.randomUUID().toString());
        headers.put("sbx_dl_group", group);
        headers.put("sbx_dl_topic", "jobs");
        headers.put("sbx_dl_reason", "HANDLER_FAILED");
        headers.put("sbx_dl_attempts", "1");
        headers.put("sbx_dl_replays", "0");
        headers.put(
                "sbx_dl_failed_at",
                Instant.ofEpochSecond(1_700_000_000L + number).toString());
        return new BasicProperties.Builder()
                .deliveryMode(2)
                .contentType("application/json")
                .messageId(Integer.toString(number))
                .headers(headers)
                .build();
    }

    private static byte[] body(int bytes) {
        return ("\"" + "x".repeat(Math.max(0, bytes - 2)) + "\"").getBytes(StandardCharsets.UTF_8);
    }
}
