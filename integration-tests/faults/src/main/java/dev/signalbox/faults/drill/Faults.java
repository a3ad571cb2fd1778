package dev.signalbox.faults.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What may happen, one at a time, by chance. For one thread. */
public final class Faults {

    private final Random random;
    private final DrillLog log;
    private final List<Fault> faults = new ArrayList<>();

    /** Does it, lets it last, takes it back; is told how long. */
    @FunctionalInterface
    public interface Course {
        void run(String name);
    }

    private record Fault(String name, int weight, Course course) {}

    public Faults(Random random, DrillLog log) {
        this.random = random;
        this.log = log;
    }

    /** One that comes as often, beside others, as its weight says. */
    public Faults add(int weight, String name, Course course) {
        faults.add(new Fault(name, weight, course));
        return this;
    }

    /** The next one begins and ends. */
    public void next() {
        int left = random.nextInt(faults.stream().mapToInt(Fault::weight).sum());
        for (Fault fault : faults) {
            left -= fault.weight();
            if (left < 0) {
                fault.course().run(fault.name());
                return;
            }
        }
    }

    /** A number between two, which are among those it may be. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Says what begins, and lets it last; how long. */
    public int begins(String name, String detail, int leastMillis, int mostMillis) {
        int millis = between(leastMillis, mostMillis);
        log.fault(name, (detail + " for " + millis + " ms").strip());
        return millis;
    }
}
