import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes what the dispatch benchmarks publish, run by the build before it compiles: fifty domain events
 * with one handler each, and fifty more with three, in a package of their own each.
 *
 * <p>{@code java FiftyEvents.java <folder>}
 */
final class FiftyEvents {

    private static final String ROOT = "dev.signalbox.benchmarks.dispatch";
    private static final int EVENTS = 50;

    private final Path folder;
    private final String packageName;
    private final List<String> handlers;

    private FiftyEvents(Path sources, String name, List<String> handlers) {
        this.folder = sources.resolve(ROOT.replace('.', '/')).resolve(name);
        this.packageName = ROOT + "." + name;
        this.handlers = handlers;
    }

    public static void main(String[] args) throws IOException {
        Path sources = Path.of(args[0]);
        new FiftyEvents(sources, "one", List.of("First")).write();
        new FiftyEvents(sources, "three", List.of("First", "Second", "Third")).write();
    }

    private void write() throws IOException {
        Files.createDirectories(folder);
        write("Events", events());
        for (String handler : handlers) {
            write(handler, handler(handler));
        }
        write("Anchor", "@dev.signalbox.EventModule\ninterface Anchor {}\n");
        write("Wiring", wiring());
    }

    private String events() {
        return """
                import dev.signalbox.Event;
                import dev.signalbox.EventKind;

                public final class Events {
                    private Events() {}
                %s}
                """
                .formatted(each(i -> """

                            @Event(kind = EventKind.DOMAIN)
                            public record E%1$d(int amount) {}
                        """.formatted(i)));
    }

    private String handler(String name) {
        return """
                import dev.signalbox.Handler;
                import org.openjdk.jmh.annotations.CompilerControl;
                import org.springframework.context.event.EventListener;

                @CompilerControl(CompilerControl.Mode.DONT_INLINE)
                public final class %s {
                    long amount;
                %s}
                """
                .formatted(name, each(i -> """

                            @Handler
                            @EventListener
                            @com.google.common.eventbus.Subscribe
                            @org.greenrobot.eventbus.Subscribe
                            public void on(Events.E%d event) {
                                amount += event.amount();
                            }
                        """.formatted(i)));
    }

    private String wiring() {
        return """
                import dev.signalbox.codegen.EventTable;
                import io.avaje.inject.events.Observer;
                import io.avaje.inject.events.ObserverManager;
                import java.util.List;

                public final class Wiring implements %1$s.HandledEvents {
                %2$s
                    @Override
                    public List<Record> events() {
                        return List.of(%3$s);
                    }

                    @Override
                    public List<Object> handlers() {
                        return List.of(%4$s);
                    }

                    @Override
                    public long amount() {
                        return %5$s;
                    }

                    @Override
                    public EventTable table() {
                        return new Anchor_Table(%6$s);
                    }

                    @Override
                    public void observe(ObserverManager manager) {
                %7$s    }

                    @Override
                    public void call(int index, Record event) {
                        switch (index) {
                %8$s            default -> throw new IllegalArgumentException("No event " + index);
                        }
                    }
                }
                """
                .formatted(
                        ROOT,
                        eachHandler("    private final %1$s %2$s = new %1$s();\n", ""),
                        IntStream.rangeClosed(1, EVENTS)
                                .mapToObj(i -> "new Events.E%d(%d)".formatted(i, i))
                                .collect(Collectors.joining(", ")),
                        eachHandler("%2$s", ", "),
                        eachHandler("%2$s.amount", " + "),
                        eachHandler("() -> %2$s", ", "),
                        each(i -> eachHandler(
                                "        manager.registerObserver(Events.E" + i + ".class, new Observer<Events.E" + i
                                        + ">(1000, false, %2$s::on, \"\"));\n",
                                "")),
                        each(i -> "            case %d -> {\n                var it = (Events.E%d) event;\n"
                                        .formatted(i - 1, i)
                                + eachHandler("                %2$s.on(it);\n", "") + "            }\n"));
    }

    private static String each(IntFunction<String> text) {
        return IntStream.rangeClosed(1, EVENTS).mapToObj(text).collect(Collectors.joining());
    }

    private String eachHandler(String template, String between) {
        return handlers.stream()
                .map(name -> template.formatted(name, name.toLowerCase(java.util.Locale.ROOT)))
                .collect(Collectors.joining(between));
    }

    private void write(String type, String body) throws IOException {
        Files.writeString(folder.resolve(type + ".java"), "package " + packageName + ";\n\n" + body);
    }
}
