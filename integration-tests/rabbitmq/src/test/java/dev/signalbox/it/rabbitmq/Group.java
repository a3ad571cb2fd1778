package dev.signalbox.it.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.faults.Await;
import dev.signalbox.faults.JobStream;
import dev.signalbox.faults.Journal;
import dev.signalbox.faults.Keys;
import dev.signalbox.faults.Line;
import dev.signalbox.faults.Worker;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.transport.Transport;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A group that does jobs in this process, and what it has done. */
final class Group {

    private final String name;
    private final Path journal;
    private final Signalbox box;

    /** Starts a box of the group with the name of the rig. */
    Group(Rig rig, Transport transport, Path folder) {
        this.name = rig.name;
        this.journal = folder.resolve("journal-of-" + name);
        this.box = rig.closing(Worker.box(transport, name, new Journal(name, Journal.open(journal))), Signalbox::close);
        box.start();
    }

    String queue() {
        return name + ".jobs";
    }

    Signalbox box() {
        return box;
    }

    List<Line> lines() {
        return Line.read(journal);
    }

    /** Waits until so many attempts have begun. */
    void awaitBegins(long count) {
        Await.until(() -> count + " attempts; " + box.stats(), () -> begins() >= count);
    }

    long begins() {
        return lines().stream().filter(Line::isBegin).count();
    }

    /** Waits until all that is confirmed is done. */
    void awaitAll(JobStream jobs) {
        Await.until(
                () -> jobs.undone(lines()).size() + " of " + jobs.confirmed().size() + " jobs; " + box.stats(),
                () -> jobs.undone(lines()).isEmpty());
    }

    /** Nothing is lost, left or out of its order; what it comes to. */
    String check(JobStream jobs) {
        List<Line> lines = lines();
        Keys.assertOrderOfFirstAttempts(lines);
        Keys.assertNoOverlap(lines);
        assertThat(lines).noneMatch(line -> line.what().equals("failed"));
        assertThat(jobs.undone(lines)).isEmpty();
        Set<Integer> letters = new HashSet<>();
        BrokerView.take(queue() + ".dlq").forEach(letter -> letters.add(BrokerView.job(letter)));
        assertThat(letters).containsAll(jobs.rejected());
        long settled = lines.stream().filter(Line::isSettled).count();
        long once =
                lines.stream().filter(Line::isSettled).map(Line::job).distinct().count();
        return jobs.emitted() + " jobs emitted, " + jobs.confirmed().size() + " confirmed, "
                + jobs.failures().size() + " refused; " + once + " done, " + (settled - once)
                + " of them more than once; " + letters.size() + " dead letters";
    }
}
