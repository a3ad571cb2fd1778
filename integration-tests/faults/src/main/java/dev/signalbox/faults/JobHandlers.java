package dev.signalbox.faults;

import dev.signalbox.EventContext;
import dev.signalbox.Handler;
import dev.signalbox.RejectEventException;
import dev.signalbox.Retry;
import java.io.IOException;

/** Does jobs, and writes down each attempt. */
public final class JobHandlers {

    private final Journal journal;

    JobHandlers(Journal journal) {
        this.journal = journal;
    }

    @Handler(id = "work", retry = @Retry(attempts = 3, delay = "20ms"))
    void work(Job job, EventContext context) throws IOException, InterruptedException {
        journal.began(job, context.attempt());
        try {
            Thread.sleep(job.millis());
            switch (job.fate()) {
                case DONE -> {}
                case DONE_LATER -> {
                    if (context.attempt() == 1) {
                        throw new IOException("the first attempt fails");
                    }
                }
                case DEADLY -> Runtime.getRuntime().halt(1);
                case REJECTED -> throw new RejectEventException("nobody can do this");
            }
        } finally {
            journal.ended(job, context.attempt());
        }
    }
}
