package dev.signalbox.processor.diagnostic;

import java.util.List;

/** Mistakes in anchors, and in what does not fit together in a table. */
final class AnchorProblems {

    private static final String ANCHOR = "@EventModule interface Shop {}";
    private static final String ORDER = "@Event(topic = \"orders\") public record Order(String item) {}";

    private AnchorProblems() {}

    static List<ProblemCase> cases() {
        return List.of(
                ProblemCase.of(Problem.ANCHOR_NOT_INTERFACE, "Shop is a class", """
                        §@EventModule
                        class Shop {}
                        """),
                ProblemCase.of(Problem.ANCHOR_NOT_INTERFACE, "Shop is an annotation", """
                        §@EventModule
                        @interface Shop {}
                        """),
                ProblemCase.of(Problem.TWO_ANCHORS, "Shop and Store are both anchors of the package shop", ANCHOR, """
                        §@EventModule
                        interface Store {}
                        """),
                ProblemCase.of(Problem.ENTRY_NO_EVENT, "shop.Plain is no event", "record Plain(String item) {}", """
                        @EventModule(events = Plain§.class)
                        interface Shop {}
                        """),
                ProblemCase.of(
                        Problem.ENTRY_NO_EVENT, "shop.Plain is no event", ORDER, "record Plain(String item) {}", """
                        @EventModule(events = {Order.class, Plain§.class})
                        interface Shop {}
                        """),
                ProblemCase.of(
                        Problem.HANDLER_CLASS_NOT_VISIBLE,
                        "Orders has handlers, but its anchor Shop",
                        ANCHOR,
                        ORDER,
                        """
                        package shop.orders;
                        import dev.signalbox.*;
                        §class Orders {
                            @Handler
                            void on(shop.Order event) {}
                        }
                        """),
                ProblemCase.of(Problem.EVENT_NOT_VISIBLE, "The event Order belongs to the anchor Shop", ANCHOR, """
                        package shop.orders;
                        import dev.signalbox.*;
                        @Event(topic = "orders")
                        §record Order(String item) {}
                        """),
                ProblemCase.of(
                        Problem.EVENT_NOT_VISIBLE,
                        "The event Change belongs to the anchor Shop",
                        ANCHOR,
                        """
                        package shop.orders;
                        sealed §interface Change permits Order {}
                        """,
                        """
                        package shop.orders;
                        import dev.signalbox.*;
                        @Event(topic = "orders")
                        public record Order(String item) implements Change {}
                        """,
                        """
                        package shop.orders;
                        import dev.signalbox.*;
                        public class Orders {
                            @Handler
                            void on(Change event) {}
                        }
                        """),
                ProblemCase.of(Problem.INJECTED_TYPE_NOT_VISIBLE, "Log is injected", ANCHOR, ORDER, """
                        package shop.orders;
                        §class Log {}
                        """, """
                        package shop.orders;
                        import dev.signalbox.*;
                        public class Orders {
                            @Handler
                            void on(shop.Order event, Log log) {}
                        }
                        """),
                ProblemCase.of(Problem.INJECTED_TYPE_NOT_VISIBLE, "Audit is injected", ANCHOR, ORDER, """
                        package shop.orders;
                        @javax.inject.Qualifier
                        @§interface Audit {}
                        """, """
                        package shop.orders;
                        import dev.signalbox.*;
                        public class Orders {
                            @Handler
                            void on(shop.Order event, @Audit String log) {}
                        }
                        """),
                ProblemCase.of(Problem.SAME_HANDLER_ID, "have the same id 'orders'", ANCHOR, ORDER, """
                        class Orders {
                            @Handler(id = "orders")
                            void a(Order event) {}

                            @Handler(id = §"orders")
                            void b(Order event) {}
                        }
                        """),
                ProblemCase.of(Problem.SAME_HANDLER_ID, "'shop.Orders#on(Order)'", ANCHOR, ORDER, """
                        class Orders {
                            @Handler
                            void on(Order event, String name) {}

                            @Handler
                            void §on(Order event) {}
                        }
                        """),
                ProblemCase.of(
                        Problem.SAME_TOPIC_AND_TYPE,
                        "shop.Order and shop.Other are both type 'Order'",
                        ANCHOR,
                        ORDER,
                        """
                        @Event(topic = "orders", type = §"Order")
                        record Other(String item) {}
                        """),
                ProblemCase.of(Problem.SAME_TOPIC_AND_TYPE, "on topic 'users.{name}'", ANCHOR, """
                        @Event(topic = "users.{id}", type = "User")
                        record Member(String id) {}
                        """, """
                        §@Event(topic = "users.{name}")
                        record User(String name) {}
                        """),
                ProblemCase.of(Problem.SAME_TOPIC_AND_TYPE, "which may be the same as 'users.{id}'", ANCHOR, """
                        @Event(topic = "users.{id}", type = "User")
                        record Member(String id) {}
                        """, """
                        §@Event(topic = "users.eu")
                        record User(String name) {}
                        """),
                ProblemCase.of(Problem.HANDLER_WITHOUT_ANCHOR, "Nothing calls the handlers of Orders", ORDER, """
                        §class Orders {
                            @Handler
                            void on(Order event) {}
                        }
                        """),
                ProblemCase.of(
                        Problem.HANDLER_WITHOUT_ANCHOR, "Nothing calls the handlers of Orders", ANCHOR, ORDER, """
                        package other;
                        import dev.signalbox.*;
                        §class Orders {
                            @Handler
                            void on(shop.Order event) {}
                        }
                        """),
                ProblemCase.of(Problem.DOMAIN_EVENT_UNHANDLED, "Nobody handles the domain event Welcomed", ANCHOR, """
                        @Event(kind = EventKind.DOMAIN)
                        §record Welcomed(String user) {}
                        """),
                ProblemCase.of(Problem.NO_EVENT_IMPLEMENTS, "implements shop.Orders.Change", ANCHOR, """
                        class Orders {
                            interface Change {}

                            @Handler
                            void on(Change §event) {}
                        }
                        """),
                ProblemCase.of(
                        Problem.GENERATED_NAME_COLLIDES, "A_B_Handlers is generated from", ANCHOR, ORDER, """
                        class A {
                            static class B {
                                @Handler
                                static void on(Order event) {}
                            }
                        }
                        """, """
                        §class A_B {
                            @Handler
                            static void on(Order event) {}
                        }
                        """),
                ProblemCase.of(
                        Problem.GENERATED_NAME_COLLIDES,
                        "Orders_Handlers is generated from",
                        ANCHOR,
                        ORDER,
                        """
                        §class Orders {
                            @Handler
                            void on(Order event) {}
                        }
                        """,
                        "class Orders_Handlers {}"),
                ProblemCase.of(
                        Problem.GENERATED_NAME_COLLIDES, "Shop_Table is generated from", """
                        @EventModule
                        §interface Shop {}
                        """, "class Shop_Table {}"));
    }
}
