package dev.signalbox.it.rabbitmq;

import java.util.concurrent.atomic.AtomicInteger;

/** A user with a virtual host of its own, which an operator plays tricks on. */
final class Visitor implements AutoCloseable {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final String PASSWORD = "v1s1t0r";

    private final String name = "visitor-" + MADE.incrementAndGet();

    Visitor() {
        control("add_user", name, PASSWORD);
        addHost();
    }

    String name() {
        return name;
    }

    /** Where it finds its virtual host, over a port. */
    String uri(int port) {
        return "amqp://" + name + ":" + PASSWORD + "@127.0.0.1:" + port + "/" + name;
    }

    String uri() {
        return uri(OneNode.broker().port());
    }

    void changePassword() {
        control("change_password", name, "another");
    }

    void changePasswordBack() {
        control("change_password", name, PASSWORD);
    }

    void forbid() {
        control("set_permissions", "-p", name, name, "^$", "^$", "^$");
    }

    void permit() {
        control("set_permissions", "-p", name, name, ".*", ".*", ".*");
    }

    void limitUser(String what, int most) {
        control("set_user_limits", name, "{\"" + what + "\": " + most + "}");
    }

    void freeUser() {
        control("clear_user_limits", name, "all");
    }

    void limitHost(String what, int most) {
        control("set_vhost_limits", "-p", name, "{\"" + what + "\": " + most + "}");
    }

    void freeHost() {
        control("clear_vhost_limits", "-p", name);
    }

    /** With all that is in it. */
    void deleteHost() {
        control("delete_vhost", name);
    }

    void addHost() {
        control("add_vhost", name);
        permit();
    }

    /** Ends the connections to its virtual host. */
    void cut() {
        control("close_all_connections", "--vhost", name, "test");
    }

    @Override
    public void close() {
        control("delete_vhost", name);
        control("delete_user", name);
    }

    private static void control(String... arguments) {
        OneNode.broker().control(arguments);
    }
}
