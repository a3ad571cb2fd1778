package dev.signalbox.faults.drill;

import dev.signalbox.faults.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A place at which one worker after the other works: as soon as one has ended the next one starts. */
public final class Post {

    private final Class<?> program;
    private final String name;
    private final String group;
    private final String address;
    private final Path folder;
    private final List<Path> journals = new ArrayList<>();
    private final List<Long> closes = new ArrayList<>();

    private WorkerProcess worker;
    private boolean closed;
    private boolean abandoned;
    private int endedAlone;
    private long mostKilobytes;
    private long mostThreads;

    Post(Class<?> program, String name, String group, String address, Path folder) {
        this.program = program;
        this.name = name;
        this.group = group;
        this.address = address;
        this.folder = folder;
        this.worker = hire();
    }

    private WorkerProcess hire() {
        int number = journals.size();
        WorkerProcess next = WorkerProcess.start(program, address, group, folder, number);
        journals.add(next.journal());
        return next;
    }

    public String name() {
        return name;
    }

    public String group() {
        return group;
    }

    /** Those of all workers so far, the first one first. */
    public synchronized List<Path> journals() {
        return List.copyOf(journals);
    }

    /** How long each took to close, in milliseconds. */
    public synchronized List<Long> closes() {
        return List.copyOf(closes);
    }

    /** How many ended without being told to: they could not start, as the broker refused them. */
    public synchronized int endedAlone() {
        return endedAlone;
    }

    public synchronized long mostKilobytes() {
        return mostKilobytes;
    }

    public synchronized long mostThreads() {
        return mostThreads;
    }

    /** kill -9. */
    synchronized void kill() {
        worker.kill();
        worker = hire();
    }

    /** SIGTERM, and the next one. */
    synchronized void replace() {
        closes.add(worker.terminate());
        worker = hire();
    }

    void freeze() {
        current().freeze();
    }

    void thaw() {
        current().thaw();
    }

    private synchronized WorkerProcess current() {
        return worker;
    }

    /** SIGTERM, and no other until somebody is to {@link #comeBack()}. */
    synchronized void leave() {
        closed = true;
        closes.add(worker.terminate());
    }

    /** The next one comes, unless the post was given up meanwhile. */
    synchronized void comeBack() {
        if (!abandoned) {
            closed = false;
            worker = hire();
        }
    }

    /** SIGTERM, and no other. */
    synchronized void close() {
        leave();
    }

    /** kill -9, and no other. */
    synchronized void abandon() {
        closed = true;
        abandoned = true;
        worker.kill();
    }

    /** Looks after the worker: how large it is, and whether it is there. */
    synchronized void look() {
        if (closed) {
            return;
        }
        if (!worker.isAlive()) {
            endedAlone++;
            worker = hire();
        }
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + worker.pid() + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    mostKilobytes = Math.max(mostKilobytes, number(line));
                } else if (line.startsWith("Threads:")) {
                    mostThreads = Math.max(mostThreads, number(line));
                }
            }
        } catch (IOException gone) {
            return; // the next look finds another
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
