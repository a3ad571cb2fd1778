package dev.signalbox.faults;

import dev.signalbox.EventContext;
import dev.signalbox.Handler;
import dev.signalbox.RejectEventException;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Does jobs, and writes down each attempt. */
public final class JobHandlers {

    private final Journal journal;
    private final int attempts;
    private final BooleanSupplier mended;

    JobHandlers(Journal journal, int attempts, BooleanSupplier mended) {
        this.journal = journal;
        this.attempts = attempts;
        this.mended = mended;
    }

    @Handler(id = "work")
    void work(Job job, EventContext context) throws IOException, InterruptedException {
        journal.began(job, context.attempt());
        try {
            Thread.sleep(job.millis());
            attempt(job, context.attempt());
            journal.done(job, context.attempt());
        } finally {
            journal.ended(job, context.attempt());
        }
    }

    private void attempt(Job job, int attempt) throws IOException {
        switch (job.fate()) {
            case DONE -> {}
            case DONE_LATER -> failUnless(attempt > 1);
            case DONE_AT_LAST -> failUnless(attempt >= attempts);
            case DEADLY -> Runtime.getRuntime().halt(1);
            case FAILING -> failUnless(mended.getAsBoolean());
            case REJECTED -> {
                if (!mended.getAsBoolean()) {
                    throw new RejectEventException("nobody can do this");
                }
            }
        }
    }

    private static void failUnless(boolean done) throws IOException {
        if (!done) {
            throw new IOException("this attempt fails");
        }
    }
}
