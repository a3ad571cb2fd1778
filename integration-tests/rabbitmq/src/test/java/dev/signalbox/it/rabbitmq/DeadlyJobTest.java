package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.LongString;
import com.rabbitmq.client.impl.LongStringHelper;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.faults.WorkerProcess;
import dev.signalbox.runtime.Signalbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A message that ends the process of its consumer, again and again. */
@ExtendWith(OneNode.class)
class DeadlyJobTest {

    private static final int JOBS = 500;
    private static final int DEADLY = 100;

    /** It has to come more often than this allows, the last time alone. */
    private static final int LEAST_DEATHS = RabbitWorker.Careful.DELIVERY_LIMIT + 1;

    /** Among the suspects that a box has in hand, at most 250, it may end a process for each time that they halve. */
    private static final int MOST_DEATHS = LEAST_DEATHS + 8;

    @TempDir
    private Path folder;

    @Test
    void itBecomesADeadLetterWhenTheBrokerHasDeliveredItTooOften() {
        try (Rig rig = new Rig()) {
            try (Signalbox box = Worker.box(
                    rig.transport().build(), rig.name, new Journal("first", Journal.open(folder.resolve("first"))))) {
                box.start(); // makes the queue
            }
            String letterQueue = rig.name + ".jobs.dlq";
            Signalbox emitter = rig.emitter(rig.transport().build());
            for (int i = 0; i < JOBS; i++) {
                Job.Fate fate = i == DEADLY ? Job.Fate.DEADLY : Job.Fate.DONE;
                Rig.emit(emitter, "jobs", new Job("key-" + i % 7, i, 1, fate)).join();
            }
            List<Line> lines = new ArrayList<>();
            Set<Integer> ended = new HashSet<>();
            Map<Integer, GetResponse> letters = new TreeMap<>();
            int deaths = 0;
            for (boolean alive = false; !alive; deaths += alive ? 0 : 1) {
                assertThat(deaths).isLessThanOrEqualTo(MOST_DEATHS);
                try (WorkerProcess worker = WorkerProcess.start(
                        RabbitWorker.Careful.class, Rig.broker().uri(), rig.name, folder, deaths)) {
                    Await.until(() -> ended.size() + " jobs, and these letters: " + letters.keySet(), () -> {
                        boolean dead = !worker.isAlive();
                        ended.addAll(done(worker.lines()));
                        if (letters.isEmpty() ? BrokerView.ready(letterQueue) > 0 : ended.size() < JOBS) {
                            BrokerView.take(letterQueue).forEach(letter -> letters.put(BrokerView.job(letter), letter));
                            ended.addAll(letters.keySet());
                        }
                        return dead || ended.size() == JOBS;
                    });
                    alive = worker.isAlive();
                    lines.addAll(worker.lines());
                }
            }
            System.out.printf(
                    "a deadly message among %d others: %d processes ended, %d attempts of it; %d dead letters%n",
                    JOBS - 1,
                    deaths,
                    lines.stream()
                            .filter(line -> line.isBegin() && line.job() == DEADLY)
                            .count(),
                    letters.size());
            assertThat(deaths).isBetween(LEAST_DEATHS, MOST_DEATHS);
            assertThat(letters).containsOnlyKeys(DEADLY);
            assertThat(Objects.requireNonNull(letters.get(DEADLY)).getProps().getHeaders())
                    .containsEntry("sbx_dl_attempts", text(deaths))
                    .containsEntry("sbx_dl_reason", text("HANDLER_FAILED"));
        }
    }

    /** Those that have ended: the process may have had no time to write that they are settled. */
    private static Set<Integer> done(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.isSettled() || line.isEnd())
                .map(Line::job)
                .collect(Collectors.toSet());
    }

    private static LongString text(Object value) {
        return LongStringHelper.asLongString(value.toString());
    }
}
