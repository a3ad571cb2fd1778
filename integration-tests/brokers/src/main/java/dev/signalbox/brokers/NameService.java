package dev.signalbox.brokers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells one Erlang node where the others are, in the place and in the language of Erlang's own {@code epmd}
 * ("EPMD Protocol" in the Erlang Distribution Protocol). Each node has one for itself: so each can be sent to
 * the others through cables of its own. What is registered with one is known to all, so that a tool that asks
 * one node is found by the others. Safe for use by many threads.
 */
final class NameService implements AutoCloseable {

    private static final int REGISTER = 120;
    private static final int REGISTERED = 118;
    private static final int FIND = 122;
    private static final int FOUND = 119;
    private static final int LIST = 110;
    private static final int NORMAL_NODE = 77;
    private static final int PROTOCOL = 6;

    private final ServerSocket server;
    private final Map<String, Integer> others = new ConcurrentHashMap<>();
    private final Map<String, Integer> registered;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger creations = new AtomicInteger(4);

    /** One of those that share what is registered. */
    NameService(Map<String, Integer> registered) {
        this.registered = registered;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Where another node is for this one, whether it runs or not. */
    void lead(String name, int port) {
        others.put(name, port);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                sockets.add(client);
                start(() -> answer(client));
            } catch (IOException closed) {
                sockets.removeIf(Socket::isClosed);
            }
        }
    }

    private void answer(Socket client) {
        try (client;
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
            int length = in.readUnsignedShort();
            int what = in.readUnsignedByte();
            if (what == REGISTER) {
                register(in, out);
            } else if (what == FIND) {
                find(new String(in.readNBytes(length - 1), StandardCharsets.UTF_8), out);
            } else if (what == LIST) {
                list(out);
            }
        } catch (IOException gone) {
            return; // it asks again if it wants to know
        } finally {
            sockets.remove(client);
        }
    }

    /** A name is there as long as the connection on which it came. */
    private void register(DataInputStream in, DataOutputStream out) throws IOException {
        int port = in.readUnsignedShort();
        in.skipNBytes(6); // its type, its protocol, and the versions that it speaks
        String name = text(in);
        in.skipNBytes(in.readUnsignedShort());
        registered.put(name, port);
        try {
            out.writeByte(REGISTERED);
            out.writeByte(0);
            out.writeInt(creations.incrementAndGet());
            out.flush();
            in.transferTo(OutputStream.nullOutputStream()); // it says nothing more until it ends
        } finally {
            registered.remove(name, port);
        }
    }

    private void find(String name, DataOutputStream out) throws IOException {
        Integer port = others.getOrDefault(name, registered.get(name));
        out.writeByte(FOUND);
        out.writeByte(port == null ? 1 : 0);
        if (port != null) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            out.writeShort(port);
            out.writeByte(NORMAL_NODE);
            out.writeByte(0); // TCP
            out.writeShort(PROTOCOL);
            out.writeShort(PROTOCOL - 1);
            out.writeShort(bytes.length);
            out.write(bytes);
            out.writeShort(0);
        }
    }

    private void list(DataOutputStream out) throws IOException {
        StringBuilder names = new StringBuilder();
        registered.forEach((name, port) -> names.append("name ")
                .append(name)
                .append(" at port ")
                .append(port)
                .append('\n'));
        out.writeInt(port());
        out.write(names.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "name-service");
        thread.setDaemon(true);
        thread.start();
    }
}
