package dev.signalbox.rabbitmq.internal;

import dev.signalbox.runtime.observe.QuietLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Lets one suspect at a time be tried in this box, and keeps a record of it with the broker while it is: a
 * record that is found when the message comes again says that a process ended while the message was alone in
 * it. By the owner of the link, but where it says otherwise.
 */
final class Trials {

    private static final QuietLog log = QuietLog.of(Trials.class);

    /** How long a record may take, and how long a suspect may keep the next one waiting. */
    private static final long PATIENCE_MILLIS = 5_000;

    private final Link link;
    private final TrialRecords records;

    /** In the order of their wishes; the first is being tried, or about to be. */
    private final Deque<Trial> trials = new ArrayDeque<>();

    private final Map<Delivery, Trial> byDelivery = new HashMap<>();

    /** One trial of one delivery. */
    private static final class Trial {

        private final Delivery delivery;
        private final Runnable ready;
        private final String record;
        private boolean begun;
        private boolean passes;

        Trial(Delivery delivery, Runnable ready, String record) {
            this.delivery = delivery;
            this.ready = ready;
            this.record = record;
        }
    }

    Trials(Link link, TrialRecords records) {
        this.link = link;
        this.records = records;
    }

    /** Whether a suspect may pass now. By any thread. */
    boolean isReady(Delivery delivery) {
        synchronized (byDelivery) {
            Trial trial = byDelivery.get(delivery);
            return trial != null && trial.passes;
        }
    }

    /**
     * Asks for a trial, if that was not asked for already. By any thread.
     *
     * @param ready is run when the suspect may pass, or is known to be poison
     */
    void begin(Delivery delivery, Runnable ready) {
        Trial trial = new Trial(delivery, ready, records.newName());
        synchronized (byDelivery) {
            if (byDelivery.putIfAbsent(delivery, trial) != null) {
                return;
            }
        }
        link.execute(() -> {
            trials.addLast(trial);
            next();
        });
    }

    /**
     * The suspect has survived, has ended, or is gone. By any thread; any number of times.
     *
     * @param then is run when its record is gone: whatever passes earlier, and ends the process, would be taken
     *     for a deed of this one
     */
    void end(Delivery delivery, Runnable then) {
        Trial ended;
        synchronized (byDelivery) {
            ended = byDelivery.remove(delivery);
        }
        if (ended == null) {
            then.run();
            return;
        }
        link.execute(() -> {
            if (ended.begun) {
                records.remove(delivery, ended.record);
            }
            leave(ended);
            then.run();
        });
    }

    private void next() {
        Trial first = trials.peekFirst();
        if (first == null || first.begun) {
            return;
        }
        if (!isWanted(first)) {
            leave(first);
            return;
        }
        first.begun = true;
        judge(first);
        if (first.delivery.isPoison()) {
            pass(first);
            leave(first); // nobody handles it
            return;
        }
        CompletionStage<Void> writing = records.write(first.delivery, first.record);
        writing.whenComplete((written, failure) -> link.execute(() -> {
            if (failure != null) {
                unwritten(first, failure);
            }
            pass(first);
        }));
        link.later(() -> pass(first), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Without a record only the count tells, for what comes first. */
    private void unwritten(Trial trial, Throwable failure) {
        log.warn(
                "What becomes of a message of {} that came often cannot be written down: it is handled alone, and if it"
                        + " comes first and too often it is taken for what ends its consumers. Let {} be declared: {}",
                trial.delivery.queue(),
                Names.trials(trial.delivery.queue()),
                failure.getMessage());
        Delivery.Suspicion suspicion = trial.delivery.suspicion();
        if (suspicion != null
                && !trial.passes
                && suspicion.first()
                && trial.delivery.gate().isTooOften(suspicion.deliveries())) {
            trial.delivery.condemn();
        }
    }

    private void judge(Trial trial) {
        Delivery.Suspicion suspicion = trial.delivery.suspicion();
        SuspectGate<Delivery> gate = trial.delivery.gate();
        if (suspicion != null && gate.isTooOften(suspicion.deliveries())) {
            int deaths = records.deaths(trial.delivery);
            if (gate.isGuilty(suspicion.deliveries(), deaths)) {
                log.error(
                        "A message of {} has ended {} processes that handled nothing else; it becomes a dead letter",
                        trial.delivery.queue(),
                        deaths);
                trial.delivery.condemn();
            }
        }
    }

    private void pass(Trial trial) {
        synchronized (byDelivery) {
            if (trial.passes || byDelivery.get(trial.delivery) != trial) {
                return;
            }
            trial.passes = true;
        }
        trial.ready.run();
        link.later(() -> leave(trial), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** The next one's turn. */
    private void leave(Trial trial) {
        if (trials.remove(trial)) {
            next();
        }
    }

    private boolean isWanted(Trial trial) {
        synchronized (byDelivery) {
            return byDelivery.get(trial.delivery) == trial;
        }
    }
}
