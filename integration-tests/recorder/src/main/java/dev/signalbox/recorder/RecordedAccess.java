package dev.signalbox.recorder;

import dev.signalbox.recorder.boot.AccessKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Something that was asked for.
 *
 * @param target a class, or a file of the class path
 * @param member of the class; empty when it was the class itself
 * @param asker the frame that asked: {@code class#method}
 * @param behind the first frame that is not the JDK's, from the asker on; {@code -} when there is none
 */
public record RecordedAccess(AccessKind kind, String target, String member, String asker, String behind)
        implements Comparable<RecordedAccess> {

    private static final Comparator<RecordedAccess> ORDER = Comparator.comparing(RecordedAccess::kind)
            .thenComparing(RecordedAccess::target)
            .thenComparing(RecordedAccess::member)
            .thenComparing(RecordedAccess::behind)
            .thenComparing(RecordedAccess::asker);

    /** What some JVMs have recorded, sorted. */
    public static NavigableSet<RecordedAccess> in(List<Path> files) throws IOException {
        NavigableSet<RecordedAccess> all = new TreeSet<>();
        for (Path file : files) {
            try (var lines = Files.lines(file)) {
                lines.map(line -> line.split("\t", -1))
                        .map(parts -> new RecordedAccess(
                                AccessKind.valueOf(parts[0]), parts[1], parts[2], parts[3], parts[4]))
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** The class of the first frame that is not the JDK's. */
    public String classBehind() {
        return behind.substring(0, Math.max(0, behind.indexOf('#')));
    }

    /** Who asked, and for whom, when that was the JDK. */
    public String from() {
        return asker.equals(behind) ? asker : asker + " for " + behind;
    }

    @Override
    public int compareTo(RecordedAccess other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        String what = member.isEmpty() ? target : target + "#" + member;
        return kind + " " + what + ", asked by " + from();
    }
}
