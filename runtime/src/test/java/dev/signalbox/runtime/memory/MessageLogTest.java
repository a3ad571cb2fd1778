package dev.signalbox.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.Headers;
import dev.signalbox.runtime.transport.InboundMessage;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MessageLogTest {

    /** Numbers from 0 append so many; negative ones trim so many. */
    @Property
    void holdsWhatAMapByOffsetWouldHold(@ForAll("changes") int[] changes) {
        MessageLog log = new MessageLog();
        TreeMap<Long, LogEntry> model = new TreeMap<>();
        long begin = 0;
        for (int change : changes) {
            for (int i = 0; i < change; i++) {
                LogEntry entry = entry(log.end());
                model.put(log.end(), entry);
                log.append(entry);
            }
            if (change < 0) {
                begin = Math.min(log.end(), begin - change);
                log.trimTo(begin);
                model.headMap(begin).clear();
            }
            assertThat(log.begin()).isEqualTo(begin);
            assertThat(log.size()).isEqualTo(model.size());
            model.forEach((offset, entry) -> assertThat(log.at(offset)).isSameAs(entry));
        }
    }

    @Test
    void knowsNoOtherOffsets() {
        MessageLog log = new MessageLog();
        log.append(entry(0));
        log.append(entry(1));
        log.trimTo(1);
        assertThatThrownBy(() -> log.at(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> log.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Provide
    Arbitrary<int[]> changes() {
        return Arbitraries.integers().between(-40, 40).array(int[].class).ofMaxSize(20);
    }

    private static LogEntry entry(long offset) {
        return new LogEntry(
                new InboundMessage(
                        "t", null, Headers.empty(), new byte[0], new InboundMessage.Origin(null, -1, offset), null),
                null);
    }
}
