package dev.signalbox.processor.diagnostic;

import java.util.List;

/** Mistakes in where a handler is, and in its signature. */
final class HandlerProblems {

    private static final String ANCHOR = "@EventModule interface Shop {}";
    private static final String ORDER = "@Event(topic = \"orders\") public record Order(String item) {}";

    private HandlerProblems() {}

    static List<ProblemCase> cases() {
        return List.of(
                problem(Problem.HANDLER_PRIVATE, "on is private", """
                        class Orders {
                            @Handler
                            private void §on(Order event) {}
                        }
                        """),
                problem(Problem.HANDLER_ABSTRACT, "on is abstract", """
                        abstract class Orders {
                            @Handler
                            abstract void §on(Order event);
                        }
                        """),
                problem(Problem.HANDLER_GENERIC, "on has type parameters", """
                        class Orders {
                            @Handler
                            <T> void §on(Order event) {}
                        }
                        """),
                problem(Problem.HANDLER_IN_INTERFACE, "on is in an interface", """
                        interface Orders {
                            @Handler
                            default void §on(Order event) {}
                        }
                        """),
                problem(Problem.HANDLER_IN_INTERFACE, "on is in an interface", """
                        interface Orders {
                            @Handler
                            void §on(Order event);
                        }
                        """),
                problem(Problem.HANDLER_IN_INNER_CLASS, "on is in an inner class", """
                        class Orders {
                            class Inner {
                                @Handler
                                void §on(Order event) {}
                            }
                        }
                        """),
                problem(Problem.HANDLER_IN_PRIVATE_CLASS, "on is in a private class", """
                        class Orders {
                            private static class Nested {
                                @Handler
                                void §on(Order event) {}
                            }
                        }
                        """),
                problem(Problem.HANDLER_IN_GENERIC_CLASS, "on is in a class with type parameters", """
                        class Orders<T> {
                            @Handler
                            void §on(Order event) {}
                        }
                        """),
                problem(Problem.HANDLER_RETURN_TYPE, "on returns java.lang.String", """
                        class Orders {
                            @Handler
                            String §on(Order event) { return ""; }
                        }
                        """),
                problem(Problem.HANDLER_RETURN_TYPE, "on returns java.util.concurrent.Future<?>", """
                        class Orders {
                            @Handler
                            static java.util.concurrent.Future<?> §on(Order event) { throw new IllegalStateException(); }
                        }
                        """),
                problem(Problem.HANDLER_WITHOUT_EVENT, "on has no event", """
                        class Orders {
                            @Handler
                            void §on() {}
                        }
                        """),
                problem(Problem.HANDLER_WITHOUT_EVENT, "on has no event", """
                        class Orders {
                            @Handler
                            void §on(EventContext context, List<String> names) {}
                        }
                        """),
                problem(Problem.PARAMETER_NO_EVENT, "java.lang.String is none", """
                        class Orders {
                            @Handler
                            void on(
                                    String §text, EventContext context) {}
                        }
                        """),
                problem(Problem.PARAMETER_NO_EVENT, "int is none", """
                        class Orders {
                            @Handler
                            void on(int §number) {}
                        }
                        """),
                problem(Problem.PARAMETER_NO_EVENT, "shop.Orders.Plain is none", """
                        class Orders {
                            record Plain(String item) {}

                            @Handler
                            void on(Plain §plain) {}
                        }
                        """),
                problem(Problem.EVENT_PARAMETER_GENERIC, "shop.Orders.About<java.lang.String>", """
                        class Orders {
                            interface About<T> {}

                            @Handler
                            void on(About<String> §event) {}
                        }
                        """),
                problem(Problem.SEALED_MEMBER_NO_EVENT, "shop.Orders.Change permits shop.Orders.Removed", """
                        class Orders {
                            sealed interface Change permits Added, Removed {}

                            @Event(topic = "orders.added")
                            record Added(String item) implements Change {}

                            record Removed(String item) implements Change {}

                            @Handler
                            void on(Change §event) {}
                        }
                        """),
                problem(Problem.SECOND_EVENT_PARAMETER, "'second' is a second event", """
                        class Orders {
                            @Handler
                            void on(Order first, Order §second) {}
                        }
                        """),
                problem(Problem.SECOND_EVENT_PARAMETER, "'raw' is a second event", """
                        class Orders {
                            @Handler
                            void on(Order first, RawEvent §raw) {}
                        }
                        """),
                problem(Problem.TWO_QUALIFIERS, "'log' has more than one qualifier", """
                        class Orders {
                            @Handler
                            void on(Order event, @javax.inject.Named("a") §@jakarta.inject.Named("b") List<String> log) {}
                        }
                        """),
                problem(Problem.SIGNATURE_NOT_VISIBLE, "on mentions shop.Orders.Log", """
                        class Orders {
                            private static class Log {}

                            @Handler
                            void on(Order event, List<Log> §log) {}
                        }
                        """),
                problem(Problem.SIGNATURE_NOT_VISIBLE, "on mentions shop.Orders.Failure", """
                        class Orders {
                            private static class Failure extends Exception { private static final long serialVersionUID = 1L; }

                            @Handler
                            void §on(Order event) throws Failure {}
                        }
                        """),
                problem(Problem.HANDLER_ID_MALFORMED, "'   '", """
                        class Orders {
                            @Handler(id = §"   ")
                            void on(Order event) {}
                        }
                        """),
                problem(Problem.HANDLER_ID_MALFORMED, "control character", """
                        class Orders {
                            @Handler(id = §"a\\tb")
                            void on(Order event) {}
                        }
                        """),
                problem(Problem.HANDLER_ID_MALFORMED, "half a surrogate pair", """
                        class Orders {
                            @Handler(id = §"a\\uDE00b")
                            void on(Order event) {}
                        }
                        """),
                problem(Problem.GROUP_MALFORMED, "'.audit' cannot be a name", """
                        class Orders {
                            @Handler(group = §".audit")
                            void on(Order event) {}
                        }
                        """),
                problem(Problem.GROUP_MALFORMED, "at most 100 characters", """
                        class Orders {
                            @Handler(group = §"%s")
                            void on(Order event) {}
                        }
                        """.formatted("a".repeat(101))),
                problem(Problem.HANDLER_WITHOUT_EVENT, "on has no event", """
                        class Orders {
                            @Handler
                            void §on(EventContext context, Order event) {}
                        }
                        """),
                problem(Problem.GROUP_CHARACTER, "'/' in the group 'a/b'", """
                        class Orders {
                            @Handler(id = "id", group = §"a/b")
                            void on(Order event) {}
                        }
                        """));
    }

    private static ProblemCase problem(Problem problem, String text, String source) {
        return ProblemCase.of(problem, text, source, ORDER, ANCHOR);
    }
}
