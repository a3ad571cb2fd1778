package dev.signalbox.brokers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Leads from a port of its own to another port of this machine. It can be cut, pulled out, be made to swallow
 * what goes through it until it is released, and be guarded. Safe for use by many threads.
 */
public final class Cable implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Object valve = new Object();
    private final Guard guard;

    private volatile boolean unplugged;
    private boolean silent;

    /** Looks at what goes through, and may end a connection for it. Called by many threads. */
    @FunctionalInterface
    public interface Guard {

        /**
         * How many of these bytes may pass; if not all, the connection is cut behind them.
         *
         * @param toTarget whether they come from who has connected
         * @param before how many bytes of this connection have passed that way
         * @param bytes where they are, from 0
         */
        int passing(boolean toTarget, long before, byte[] bytes, int count);
    }

    /** A cable to a port, whose own port is a free one. */
    public Cable(int target) {
        this(target, (toTarget, before, bytes, count) -> count);
    }

    /** A cable with a guard. */
    public Cable(int target, Guard guard) {
        this.target = target;
        this.guard = guard;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    /** Where to connect to. */
    public int port() {
        return server.getLocalPort();
    }

    /** How often its guard has cut a connection. */
    public int cuts() {
        return cuts.get();
    }

    /** Ends all connections, in the middle of whatever they carry; new ones may come at once. */
    public void cut() {
        sockets.forEach(Cable::end);
    }

    /** Ends all connections, and each new one as soon as it is made, until {@link #plug()}. */
    public void unplug() {
        unplugged = true;
        cut();
    }

    /** Lets nothing through, and ends nothing, until {@link #plug()}: both sides have to notice by themselves. */
    public void silence() {
        synchronized (valve) {
            silent = true;
        }
    }

    /** Lets everything through again. */
    public void plug() {
        unplugged = false;
        synchronized (valve) {
            silent = false;
            valve.notifyAll();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            cut();
            plug();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException closed) {
                sockets.removeIf(Socket::isClosed);
            }
        }
    }

    /** Whoever connects to a target that is away is told by the end of the connection. */
    @SuppressWarnings("AddressSelection") // it is the loopback address
    private void connect(Socket client) {
        sockets.removeIf(Socket::isClosed);
        sockets.add(client);
        try {
            Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
            sockets.add(there);
            if (unplugged) {
                end(there);
                end(client);
                return;
            }
            start(() -> pump(client, there, true));
            start(() -> pump(there, client, false));
        } catch (IOException away) {
            end(client);
        }
    }

    private void pump(Socket from, Socket to, boolean toTarget) {
        byte[] bytes = new byte[16_384];
        long before = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                awaitFlow();
                int passing = guard.passing(toTarget, before, bytes, count);
                to.getOutputStream().write(bytes, 0, passing);
                before += passing;
                if (passing < count) {
                    cuts.incrementAndGet();
                    return;
                }
            }
        } catch (IOException gone) {
            end(from);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitFlow() throws InterruptedException {
        synchronized (valve) {
            while (silent) {
                valve.wait();
            }
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            return; // which is what is wanted
        }
    }
}
