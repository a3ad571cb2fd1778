package dev.signalbox.processor.diagnostic;

import dev.signalbox.processor.Sources;
import java.util.List;
import javax.tools.JavaFileObject;

/**
 * Sources with one mistake in them, and the place where the compiler must point.
 *
 * @param problem what must be reported
 * @param text what the message must hold
 * @param sources the sources; {@code §} stands before the character that is pointed at
 */
record ProblemCase(Problem problem, String text, List<String> sources) {

    private static final String MARK = "§";

    /** A file, a line and a column, both from 1. */
    record Place(String file, long line, long column) {}

    static ProblemCase of(Problem problem, String text, String... sources) {
        return new ProblemCase(problem, text, List.of(sources));
    }

    /** The sources without the mark. */
    List<JavaFileObject> files() {
        return Sources.of(
                sources.stream().map(source -> source.replace(MARK, "")).toArray(String[]::new));
    }

    /** Where the mark is. */
    Place place() {
        String marked = sources.stream()
                .filter(source -> source.contains(MARK))
                .findFirst()
                .orElseThrow();
        String whole = Sources.whole(marked);
        String before = whole.substring(0, whole.indexOf(MARK));
        long line = before.chars().filter(character -> character == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new Place(Sources.nameOf(marked.replace(MARK, "")).replace('.', '/') + ".java", line, column);
    }

    @Override
    public String toString() {
        return problem.code() + " " + problem + ": " + text;
    }
}
