package dev.signalbox.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a broker on this machine, and cuts their connections without a word. */
public final class TcpProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger cuts = new AtomicInteger();

    private final Fuse toBroker = new Fuse();
    private final Fuse toClient = new Fuse();

    /** Burns as bytes pass. */
    private static final class Fuse {

        private static final long NOT_LIT = Long.MAX_VALUE;

        private long left = NOT_LIT;

        synchronized void light(long bytes) {
            left = bytes;
        }

        /** How many of so many bytes pass; if not all, it has burnt down. */
        synchronized int pass(int bytes) {
            if (left == NOT_LIT) {
                return bytes;
            }
            int passing = (int) Math.min(left, bytes);
            left = passing == bytes ? left - bytes : NOT_LIT;
            return passing;
        }
    }

    /** A proxy on a free port. */
    public TcpProxy(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::accept);
    }

    /** Where clients connect to. */
    public int port() {
        return server.getLocalPort();
    }

    /** Cuts the connections once so many more bytes have gone to the broker: acknowledgements, say. */
    public void cutToBrokerAfter(long bytes) {
        toBroker.light(bytes);
    }

    /** Cuts the connections once so many more bytes have come from the broker: confirms, say. */
    public void cutToClientAfter(long bytes) {
        toClient.light(bytes);
    }

    /** How often connections were cut. */
    public int cuts() {
        return cuts.get();
    }

    /** No more connections, and the end of those that are there. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            sockets.forEach(TcpProxy::end);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                sockets.add(client);
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(broker);
                start(() -> pump(client, broker, toBroker));
                start(() -> pump(broker, client, toClient));
            } catch (IOException closed) {
                sockets.removeIf(Socket::isClosed); // the client, or the broker, will find out
            }
        }
    }

    private void pump(Socket from, Socket to, Fuse fuse) {
        byte[] bytes = new byte[8_192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                int passing = fuse.pass(count);
                to.getOutputStream().write(bytes, 0, passing);
                if (passing < count) {
                    cuts.incrementAndGet();
                    sockets.forEach(TcpProxy::end);
                }
            }
        } catch (IOException gone) {
            sockets.removeIf(Socket::isClosed);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "tcp-proxy");
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
