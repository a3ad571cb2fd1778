package dev.signalbox.it.kafka;

import dev.signalbox.EmitOptions;
import dev.signalbox.faults.Await;
import dev.signalbox.faults.Job;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.transport.Transport;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Jobs with twenty keys that are done at once, by number. */
final class Jobs {

    private Jobs() {}

    /** Emits them, and waits for the broker. */
    static void emit(Transport transport, int from, int to) {
        try (Signalbox emitter =
                Worker.emitter(SignalboxOptions.builder("emitter").transport(transport))) {
            IntStream.range(from, to)
                    .mapToObj(number -> emitter.emitter()
                            .emit(
                                    new Job("key-" + number % 20, number, 0, Job.Fate.DONE),
                                    EmitOptions.builder()
                                            .id(Integer.toString(number))
                                            .build()))
                    .toList()
                    .forEach(each -> each.join());
        }
    }

    /** Those that have come to an end. */
    static Set<Integer> settled(Path journal) {
        return Line.read(journal).stream()
                .filter(Line::isSettled)
                .map(Line::job)
                .collect(Collectors.toSet());
    }

    /** Waits until so many have come to an end. */
    static void await(Path journal, int count) {
        Await.until(
                () -> count + " jobs; settled are " + settled(journal),
                () -> settled(journal).size() == count);
    }
}
