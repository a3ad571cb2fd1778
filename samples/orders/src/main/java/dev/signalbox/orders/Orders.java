package dev.signalbox.orders;

import dev.signalbox.orders.emitter.Emitter;
import dev.signalbox.orders.handler.Handlers;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.transport.Transport;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The programs, over whatever transport they are given. */
public final class Orders {

    private static final int A_FEW = 8;

    private Orders() {}

    /**
     * Runs the program that the first argument names: {@code emit}, with how many orders as a second one;
     * {@code handle}, until Ctrl+C; {@code replay}, which is the same with kettles at last, and begins with
     * the orders that failed for want of them; {@code all}, to emit and to handle in one process.
     */
    public static void run(Transport transport, String... args) throws InterruptedException {
        String program = args.length == 0 ? "handle" : args[0];
        int count = args.length < 2 ? A_FEW : Integer.parseInt(args[1]);
        Consumer<String> out = System.out::println;
        switch (program) {
            case "emit" -> Emitter.emit(transport, count, out);
            case "handle" -> handle(transport, false, box -> {}, out);
            case "replay" -> handle(transport, true, box -> Handlers.replay(box.deadLetters(), out), out);
            case "all" -> handle(transport, false, box -> Emitter.emit(transport, count, out), out);
            default -> out.accept("emit [COUNT] | handle | replay | all [COUNT], not " + program);
        }
    }

    private static void handle(Transport transport, boolean hasKettles, Consumer<Signalbox> first, Consumer<String> out)
            throws InterruptedException {
        Signalbox box = Handlers.box(transport, hasKettles, out);
        Runtime.getRuntime().addShutdownHook(new Thread(box::close)); // finishes and settles what runs
        box.start();
        out.accept("The handlers are ready; Ctrl+C ends them");
        first.accept(box);
        new CountDownLatch(1).await();
    }
}
