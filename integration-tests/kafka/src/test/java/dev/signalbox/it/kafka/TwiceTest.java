package dev.signalbox.it.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.faults.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwiceTest {

    private static final Map<Integer, List<Integer>> ONE_PARTITION = Map.of(0, List.of(1, 2, 3));

    private final List<Line> lines = new ArrayList<>();

    @Test
    void aJobThatNobodyHeldBackMustNotComeAgain() {
        ended("one", 1, 2, 3);
        ended("two", 3);
        assertThatThrownBy(() -> new Twice(lines).assertOnlyWhatRanAhead(ONE_PARTITION))
                .hasMessageContaining("the jobs before 3, which was finished twice");
    }

    @Test
    void aJobMustNotComeAgainForOneThatTheSameMemberFinishesLater() {
        ended("one", 2, 1);
        ended("two", 2);
        assertThatThrownBy(() -> new Twice(lines).assertOnlyWhatRanAhead(ONE_PARTITION))
                .hasMessageContaining("the jobs before 2");
    }

    @Test
    void aJobThatRanAheadOfOneThatSomebodyElseFinishesMayComeAgain() {
        ended("one", 2);
        ended("two", 1, 2, 3);
        assertThatCode(() -> new Twice(lines).assertOnlyWhatRanAhead(ONE_PARTITION))
                .doesNotThrowAnyException();
    }

    @Test
    void aJobThatRanAheadOfOneThatWasFinishedLongAgoAndCameAgainMayComeAgain() {
        ended("one", 2);
        ended("two", 1, 3);
        ended("three", 2, 3);
        assertThatCode(() -> new Twice(lines).assertOnlyWhatRanAhead(ONE_PARTITION))
                .doesNotThrowAnyException();
    }

    @Test
    void aJobThatRanAheadOfOneThatCameBackToTheSameMemberMayComeAgain() {
        ended("one", 2);
        wentBack("one", 1);
        ended("one", 1, 2);
        assertThatCode(() -> new Twice(lines).assertOnlyWhatRanAhead(ONE_PARTITION))
                .doesNotThrowAnyException();
    }

    private void ended(String worker, int... jobs) {
        for (int job : jobs) {
            settled(worker, job, "ACKED");
        }
    }

    private void wentBack(String worker, int job) {
        settled(worker, job, "HANDED_BACK");
    }

    private void settled(String worker, int job, String how) {
        lines.add(new Line(0, worker, "settled", Integer.toString(job), "key", how));
    }
}
