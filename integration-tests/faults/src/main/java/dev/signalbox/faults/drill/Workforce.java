package dev.signalbox.faults.drill;

import dev.signalbox.faults.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** The workers of all groups, what may happen to them, and a supervisor that starts those that have ended. */
public final class Workforce implements AutoCloseable {

    private static final int LOOK_MILLIS = 1_000;

    private final List<Post> posts = new ArrayList<>();
    private final Faults faults;
    private final Thread supervisor = new Thread(this::supervise, "supervisor");
    private volatile boolean ended;

    public Workforce(
            Class<?> program,
            IntFunction<String> address,
            List<String> groups,
            int each,
            Path folder,
            Random random,
            DrillLog log) {
        for (String group : groups) {
            for (int i = 0; i < each; i++) {
                String name = group + "-" + i;
                posts.add(new Post(program, name, group, address.apply(posts.size()), made(folder.resolve(name))));
            }
        }
        this.faults = new Faults(random, log)
                .add(3, "kill -9 of a worker", name -> {
                    Post post = any();
                    faults().begins(name, post.name(), 0, 0);
                    post.kill();
                })
                .add(2, "clean restart of a worker", name -> {
                    Post post = any();
                    faults().begins(name, post.name(), 0, 0);
                    post.replace();
                    List<Long> closes = post.closes();
                    log.say(post.name() + " has closed within " + closes.get(closes.size() - 1) + " ms");
                })
                .add(1, "freeze of a worker", name -> {
                    Post post = any();
                    int millis = faults().begins(name, post.name(), 500, 18_000);
                    post.freeze();
                    Await.pause(millis);
                    post.thaw();
                });
        supervisor.setDaemon(true);
        supervisor.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // they must not outlive a drill that is ended
    }

    public List<Post> posts() {
        return posts;
    }

    /** One more thing that may happen to them. */
    public void also(int weight, String name, BiConsumer<String, Faults> course) {
        faults.add(weight, name, told -> course.accept(told, faults));
    }

    /** Closes all of a group, does something after a while, and has others come. */
    public void whileAway(String group, int millis, Runnable task) {
        List<Post> away =
                posts.stream().filter(post -> post.group().equals(group)).toList();
        away.forEach(Post::leave);
        try {
            Await.pause(millis);
            task.run();
        } finally {
            away.forEach(Post::comeBack);
        }
    }

    /** Something happens to one of them. */
    public void next() {
        faults.next();
    }

    /** Closes all of them. */
    public void retire() {
        posts.forEach(Post::close);
    }

    @Override
    public void close() {
        ended = true;
        posts.forEach(Post::abandon);
    }

    private Faults faults() {
        return faults;
    }

    private Post any() {
        return posts.get(faults.between(0, posts.size() - 1));
    }

    private void supervise() {
        while (!ended) {
            posts.forEach(Post::look);
            Await.pause(LOOK_MILLIS);
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
