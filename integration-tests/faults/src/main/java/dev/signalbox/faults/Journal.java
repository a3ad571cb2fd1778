package dev.signalbox.faults;

import dev.signalbox.runtime.observe.EventObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/**
 * What a consumer has done, a line in a file for each step. A line is there when the method returns, and
 * stays there when the process is killed. Lines of one journal are in the order of their steps.
 */
public final class Journal implements EventObserver {

    private static final Pattern SPACES = Pattern.compile("\\s");

    private final String worker;
    private final FileChannel file;

    /** The journal of a worker, which several may share. */
    public Journal(String worker, FileChannel file) {
        this.worker = worker;
        this.file = file;
    }

    /** A file to write to. */
    public static FileChannel open(Path file) {
        try {
            return FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An attempt has begun. */
    void began(Job job, int attempt) {
        write("began", job.number(), job.key(), attempt);
    }

    /** An attempt has done the job. */
    void done(Job job, int attempt) {
        write("done", job.number(), job.key(), attempt);
    }

    /** An attempt has ended. */
    void ended(Job job, int attempt) {
        write("ended", job.number(), job.key(), attempt);
    }

    /** Something has happened to the worker itself. */
    public void worker(String what) {
        write(what, "-", "-", "-");
    }

    @Override
    public void settled(Delivery delivery, Outcome outcome) {
        write("settled", delivery.eventId(), String.valueOf(delivery.key()), outcome);
    }

    @Override
    public void subscriptionFailed(String group, String transport, Throwable cause) {
        worker("failed");
    }

    private void write(String what, Object number, String key, Object detail) {
        synchronized (file) {
            String line = String.join(
                    " ",
                    Long.toString(System.currentTimeMillis()),
                    worker,
                    what,
                    word(number.toString()),
                    word(key),
                    detail.toString());
            try {
                file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** What strangers call their messages may have spaces and ends of lines in it. */
    private static String word(String text) {
        return SPACES.matcher(text).replaceAll("_");
    }
}
