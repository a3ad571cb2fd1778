package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private int rooms;
    private final ReadAhead readAhead = new ReadAhead(3, 1_000, () -> rooms++);

    @Test
    void soManyRecordsAreTooMany() {
        add(1, 1, 1);
        assertThat(readAhead.hasRoom()).isFalse();
        readAhead.remove(1);
        assertThat(readAhead.hasRoom()).isTrue();
        assertThat(rooms).isEqualTo(1);
    }

    @Test
    void soManyBytesAreTooManyWhateverTheirNumber() {
        add(999);
        assertThat(readAhead.hasRoom()).isTrue();
        add(500);
        assertThat(readAhead.hasRoom()).isFalse();
        readAhead.remove(999);
        assertThat(readAhead.hasRoom()).isTrue();
        assertThat(rooms).isEqualTo(1);
    }

    @Test
    void roomIsToldWhenThereIsSomeOfBoth() {
        add(400, 300, 200, 100);
        readAhead.remove(400);
        assertThat(rooms).isZero();
        readAhead.remove(300);
        readAhead.remove(200);
        assertThat(rooms).isEqualTo(1);
    }

    @Test
    void whatIsForgottenMakesRoomWithoutAWord() {
        add(1_000);
        readAhead.forget(1_000);
        assertThat(readAhead.hasRoom()).isTrue();
        assertThat(rooms).isZero();
    }

    private void add(int... sizes) {
        for (int size : sizes) {
            readAhead.add(size);
        }
    }
}
