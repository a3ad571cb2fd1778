package dev.signalbox.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Classes in files that are named after others. */
final class FileProblems {

    private FileProblems() {}

    static List<ProblemCase> cases() {
        return List.of(
                note("Line", """
                        @Event(topic = "orders")
                        record Order(List<Line> lines) {}
                        §record Line(String sku) {}
                        """),
                note("Size", """
                        @Event(topic = "orders")
                        record Order(Map<Size, Integer> counts) {}
                        §enum Size { S, M }
                        """),
                note("Circle", """
                        @Payload
                        sealed interface Shape permits Circle {}
                        §record Circle(int radius) implements Shape {}
                        """),
                note("Box", """
                        @Event(topic = "orders")
                        record Order(Box.Lid lid) {}
                        §class Box {
                            record Lid(int width) {}
                        }
                        """),
                note("Welcomed", """
                        class Main {}
                        @Event(kind = EventKind.DOMAIN)
                        §record Welcomed(String user) {}
                        """, "class Handlers { @Handler void on(Welcomed event) {} }"),
                note("Handlers", """
                        class Main {}
                        §class Handlers {
                            @Handler(topic = "**")
                            void on(RawEvent event) {}
                        }
                        """),
                note("Log", """
                        class Handlers {
                            @Handler(topic = "**")
                            void on(RawEvent event, List<Log> logs) {}
                        }
                        §class Log {}
                        """));
    }

    private static ProblemCase note(String name, String... sources) {
        List<String> all = new ArrayList<>(List.of(sources));
        all.add("@EventModule interface Shop {}");
        return ProblemCase.of(Problem.AUXILIARY_CLASS, name + " has no file of its own", all.toArray(String[]::new));
    }
}
