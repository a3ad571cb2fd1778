package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.signalbox.Headers;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HeaderFrameTest {

    private static final int FRAME = 4_096;

    @Test
    void theReasonIsTold() {
        assertThat(HeaderFrame.problem(with("a", "x".repeat(5_000)), FRAME))
                .contains("its headers have 50")
                .contains("and a frame has 4096");
        assertThat(HeaderFrame.problem(with("x".repeat(256), "a"), FRAME)).contains("256");
        assertThat(HeaderFrame.problem(with("cloudEvents_id", "é".repeat(128)), FRAME))
                .contains("256");
    }

    @Test
    void withoutALimitOnlyNamesAndPropertiesAreLimited() {
        assertThat(HeaderFrame.problem(with("a", "x".repeat(5_000)), 0)).isNull();
        assertThat(HeaderFrame.problem(with("x".repeat(256), "a"), 0)).isNotNull();
    }

    /** The short way never lets pass what the client would refuse. */
    @Property(tries = 2_000)
    void itIsTheClientsOwnAnswer(@ForAll Random random, @ForAll @IntRange(max = 40) int count) {
        Headers.Builder headers = Headers.builder().add("cloudEvents_id", text(random, 90));
        for (int i = 0; i < count; i++) {
            headers.add("name" + text(random, random.nextInt(90)), text(random, random.nextInt(160)));
        }
        BasicProperties properties = AmqpHeaders.write(headers.build());
        assertThat(HeaderFrame.problem(properties, FRAME) == null).isEqualTo(fits(properties));
    }

    private static boolean fits(BasicProperties properties) {
        try {
            return properties.toFrame(1, 0).size() <= FRAME;
        } catch (IOException | IllegalArgumentException tooLong) {
            return false;
        }
    }

    private static String text(Random random, int length) {
        char[] kinds = {'a', 'é', '\u20ac'};
        char kind = kinds[random.nextInt(kinds.length)];
        return String.valueOf(kind).repeat(length);
    }

    private static BasicProperties with(String name, String value) {
        return AmqpHeaders.write(Headers.of(name, value));
    }
}
