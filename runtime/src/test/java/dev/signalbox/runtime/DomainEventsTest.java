package dev.signalbox.runtime;

import static dev.signalbox.runtime.shop.ThreadedBox.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import dev.signalbox.Emission;
import dev.signalbox.EmitException;
import dev.signalbox.EmitOptions;
import dev.signalbox.EventContext;
import dev.signalbox.Headers;
import dev.signalbox.SignalboxException;
import dev.signalbox.Subscription;
import dev.signalbox.codegen.EventType;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.retry.RetryPolicy;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.Greeting;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.Table;
import dev.signalbox.runtime.shop.ThreadedBox;
import dev.signalbox.runtime.shop.Welcomed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class DomainEventsTest {

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final Calls calls = new Calls();

    @Test
    void raisingCallsTheHandlersInTheCallersThreadInOrderOfTheirIds() {
        List<Thread> threads = new ArrayList<>();
        Table table = Table.of(Welcomed.TYPE)
                .handler(calls.of("c", Welcomed.class))
                .handler(calls.of("a", Welcomed.class, (event, context) -> {
                    threads.add(Thread.currentThread());
                    return null;
                }));
        try (Signalbox box = unobserved(table)) {
            box.emitter().raise(new Welcomed("u"));
            assertThat(box.stats().raised()).isEqualTo(1);
            assertThat(box.stats().handlerRuns()).isEqualTo(2);
            assertThat(box.stats().received()).isZero();
        }
        assertThat(calls.lines()).containsExactly("a welcomed u 1", "c welcomed u 1");
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void theGeneratedInvokerIsUsedWhereItCallsThemAll() {
        Table table = invoked(false, calls.of("a", Welcomed.class), calls.of("b", Welcomed.class));
        AtomicInteger invoked = new AtomicInteger();
        table.domainInvokers().forEach(invoker -> ((Welcomed.Invoker) invoker).onInvoke(invoked::incrementAndGet));
        try (Signalbox box = unobserved(table)) {
            box.emitter().raise(new Welcomed("u"));
            assertThat(invoked).hasValue(1);
            assertThat(calls.lines()).hasSize(2);
            box.subscribe("c", Welcomed.class, (event, context) -> calls.line("c"));
            box.emitter().raise(new Welcomed("u"));
            assertThat(invoked).hasValue(1);
            assertThat(calls.lines()).hasSize(5);
        }
    }

    @Test
    void aFailureNeverReachesTheCallerAndIsRetried() {
        Table table = invoked(false, calls.failing("a", Welcomed.class, 1), calls.of("b", Welcomed.class));
        try (Signalbox box = unobserved(table)) {
            box.emitter().raise(new Welcomed("u"));
            assertThat(calls.lines()).containsExactly("a welcomed u 1", "b welcomed u 1");
            inline.seconds(1);
            assertThat(calls.lines()).containsExactly("a welcomed u 1", "b welcomed u 1", "a welcomed u 2");
            assertThat(box.stats().retries()).isEqualTo(1);
            assertThat(box.stats().handlerErrors()).isEqualTo(1);
            assertThat(box.stats().handlerRuns()).isEqualTo(3);
        }
    }

    @Test
    void whatFailsForGoodIsToldAndHasNoDeadLetter() {
        Table table = Table.of(Welcomed.TYPE).handler(calls.failing("a", Welcomed.class, 9));
        try (Signalbox box = inline.start(table)) {
            box.emitter().raise(new Welcomed("u"));
            inline.seconds(10);
            assertThat(calls.lines()).hasSize(3);
            assertThat(inline.told.lines()).contains("dead shop a HANDLER_FAILED");
            assertThat(inline.told.linesOf("retry")).hasSize(2);
            assertThat(inline.told.linesOf("started")).hasSize(3);
            assertThat(box.deadLetters().list("**", 10)).isEmpty();
        }
    }

    @Test
    void anEmitEndsWhenEveryHandlerHas() {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        Table table =
                invoked(true, calls.failing("a", Welcomed.class, 1), calls.of("b", Welcomed.class, (e, c) -> stage));
        try (Signalbox box = unobserved(table)) {
            CompletableFuture<Emission> emission = box.emitter().emit(new Welcomed("u"));
            assertThat(emission).isNotDone();
            inline.seconds(1);
            assertThat(emission).isNotDone();
            stage.complete(null);
            assertThat(emission).isCompleted();
            assertThat(emission.join().topic()).isEmpty();
            assertThat(emission.join().key()).isEqualTo("u");
            assertThat(box.stats().emitted()).isEqualTo(1);
        }
    }

    @Test
    void anEmitFailsWithTheFirstThatFailedForGood() {
        Table table = invoked(
                false,
                calls.of("a", Welcomed.class, (event, context) -> {
                    throw new IOException("for good");
                }),
                calls.of("b", Welcomed.class));
        try (Signalbox box = unobserved(table)) {
            CompletableFuture<Emission> emission = box.emitter().emit(new Welcomed("u"));
            inline.seconds(10);
            assertThatThrownBy(emission::join)
                    .hasCauseInstanceOf(IOException.class)
                    .hasRootCauseMessage("for good");
            assertThat(box.stats().emitFailures()).isEqualTo(1);
            assertThat(box.stats().emitted()).isZero();
        }
    }

    @Test
    void theContextTellsWhatIsKnown() {
        List<EventContext> seen = new ArrayList<>();
        Table table = invoked(true, calls.of("a", Welcomed.class, (event, context) -> {
            seen.add(context);
            if (context.attempt() == 1) {
                throw new IOException();
            }
            return null;
        }));
        try (Signalbox box = unobserved(table)) {
            Instant time = Instant.parse("2026-05-05T05:05:05Z");
            CompletableFuture<Emission> emission = box.emitter()
                    .emit(
                            new Welcomed("u"),
                            EmitOptions.builder()
                                    .id("i")
                                    .key("k")
                                    .time(time)
                                    .header("h", "v")
                                    .build());
            box.emitter().raise(new Welcomed("v"));
            inline.seconds(1);
            assertThat(emission).isCompleted();
            EventContext context = seen.get(0);
            assertThat(context.id()).isEqualTo("i");
            assertThat(context.key()).isEqualTo("k");
            assertThat(context.time()).isEqualTo(time);
            assertThat(context.headers()).isEqualTo(Headers.of("h", "v"));
            assertThat(context.topic()).isEmpty();
            assertThat(context.type()).isEqualTo("welcomed");
            assertThat(context.source()).isEqualTo("shop");
            assertThat(context.group()).isEqualTo("shop");
            assertThatThrownBy(() -> context.topicParam("x")).isInstanceOf(IllegalArgumentException.class);
            assertThat(seen.get(1).key()).isEqualTo("v");
            assertThat(seen.get(1).id()).hasSize(36).isNotEqualTo("i");
            assertThat(seen.subList(2, 4)).extracting(EventContext::attempt).containsExactly(2, 2);
            assertThat(seen.subList(2, 4))
                    .extracting(EventContext::id)
                    .containsExactly(seen.get(0).id(), seen.get(1).id());
        }
    }

    @Test
    void severalTablesAndRunTimeHandlersAreCalledInOneOrder() {
        Table one = invoked(false, calls.of("a", Welcomed.class), calls.of("d", Welcomed.class));
        Table two = Table.of(Welcomed.TYPE).handler(calls.of("c", Greeting.class));
        try (Signalbox box = unobserved(one, two)) {
            Subscription subscription = box.subscribe("b", Welcomed.class, (event, context) -> calls.line("b"));
            box.emitter().raise(new Welcomed("u"));
            assertThat(calls.lines()).containsExactly("a welcomed u 1", "b", "c welcomed u 1", "d welcomed u 1");
            subscription.close();
            box.emitter().raise(new Welcomed("v"));
            assertThat(calls.lines().subList(4, 7))
                    .containsExactly("a welcomed v 1", "c welcomed v 1", "d welcomed v 1");
            assertThat(box.stats().raised()).isEqualTo(2);
            assertThat(box.stats().handlerRuns()).isEqualTo(7);
        }
    }

    @Test
    void aHandlerOfAnInterfaceInOneTableIsCalledBesideTheInvokerOfAnother() {
        Table interfaces = Table.of(Left.TYPE).handler(calls.failing("b", Greeting.class, 1));
        Table invoked = invoked(true, calls.of("a", Welcomed.class), calls.of("c", Welcomed.class));
        for (List<Table> order : List.of(List.of(interfaces, invoked), List.of(invoked, interfaces))) {
            int before = calls.lines().size();
            try (Signalbox box = unobserved(order.get(0), order.get(1))) {
                box.emitter().raise(new Welcomed("u"));
                CompletableFuture<Emission> emission = box.emitter().emit(new Welcomed("v"));
                box.emitter().raise(new Left("w"));
                assertThat(emission).isNotDone();
                inline.seconds(1);
                assertThat(emission).isCompleted();
                assertThat(box.stats().handlerRuns()).isEqualTo(10);
            }
            assertThat(calls.lines().subList(before, calls.lines().size()))
                    .containsExactly(
                            "a welcomed u 1",
                            "b welcomed u 1",
                            "c welcomed u 1",
                            "a welcomed v 1",
                            "b welcomed v 1",
                            "c welcomed v 1",
                            "b left w 1",
                            "b welcomed u 2",
                            "b welcomed v 2",
                            "b left w 2");
        }
    }

    @Test
    void aHandlerOfAnInterfaceIsCalledThoughBothTablesHaveAnInvoker() {
        HandlerBinding<Greeting> any = calls.of("b", Greeting.class);
        Table interfaces = Table.of(Left.TYPE, Welcomed.TYPE).handler(any);
        interfaces.invoker(new Welcomed.Invoker(true, List.of(any)));
        try (Signalbox box =
                unobserved(interfaces, invoked(true, calls.of("a", Welcomed.class), calls.of("c", Welcomed.class)))) {
            box.emitter().raise(new Welcomed("u"));
        }
        assertThat(calls.lines()).containsExactly("a welcomed u 1", "b welcomed u 1", "c welcomed u 1");
    }

    @Test
    void onlyDomainEventsAreRaised() {
        try (Signalbox box = inline.start(Table.of(OrderEvent.PLACED))) {
            assertThatThrownBy(() -> box.emitter().raise(new OrderEvent.Placed("1", "")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("NOTIFICATION");
            assertThatThrownBy(() -> box.emitter().raise(new Welcomed("u")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Welcomed");
        }
    }

    @Test
    void anEventThatNobodyHandlesIsFine() {
        try (Signalbox box = unobserved(Table.of(Welcomed.TYPE))) {
            box.emitter().raise(new Welcomed("u"));
            assertThat(box.emitter().emit(new Welcomed("u"))).isCompleted();
        }
    }

    @Test
    void closingGivesUpRetriesThatWait() {
        Signalbox box = unobserved(invoked(false, calls.failing("a", Welcomed.class, 9)));
        CompletableFuture<Emission> emission = box.emitter().emit(new Welcomed("u"));
        box.close();
        assertThatThrownBy(emission::join)
                .hasCauseInstanceOf(SignalboxException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> box.emitter().raise(new Welcomed("u"))).isInstanceOf(EmitException.class);
    }

    @Test
    void aHandlerMayJoinWhatItEmitsThoughItHasToBeRetried() {
        ThreadedBox threaded = new ThreadedBox();
        CountDownLatch joined = new CountDownLatch(1);
        CompletableFuture<Signalbox> self = new CompletableFuture<>();
        Table table = Table.of(OrderEvent.PLACED, Welcomed.TYPE)
                .handler(calls.failing("a", Welcomed.class, 1))
                .handler(calls.of("b", OrderEvent.Placed.class, (event, context) -> {
                    self.join().emitter().emit(new Welcomed("u")).join();
                    joined.countDown();
                    return null;
                }));
        try (Signalbox box = Signalbox.create(threaded.options().concurrency(1).build(), table)) {
            self.complete(box);
            box.start();
            box.emitter().emit(new OrderEvent.Placed("1", "")).join();
            threaded.told.await("retry a 1", 1);
            threaded.advanceToNextTimer();
            await(joined);
        }
    }

    @Test
    void theCallersInterruptStaysTheCallers() {
        Table table = invoked(false, calls.of("a", Welcomed.class, (event, context) -> {
            throw new InterruptedException();
        }));
        try (Signalbox box = unobserved(table)) {
            box.emitter().raise(new Welcomed("u"));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Another domain event that greets. */
    private record Left(String user) implements Greeting {

        private static final EventType<Left> TYPE = EventType.domain(Left.class, "left");

        @Override
        public String toString() {
            return "left " + user;
        }
    }

    private static Table invoked(boolean usesContext, HandlerBinding<Welcomed> handler) {
        return Table.of(Welcomed.TYPE).handler(handler).invoker(new Welcomed.Invoker(usesContext, List.of(handler)));
    }

    private static Table invoked(
            boolean usesContext, HandlerBinding<Welcomed> handler, HandlerBinding<Welcomed> other) {
        return Table.of(Welcomed.TYPE)
                .handler(handler)
                .handler(other)
                .invoker(new Welcomed.Invoker(usesContext, List.of(handler, other)));
    }

    /** Without an observer, so that generated invokers are used. */
    private Signalbox unobserved(Table... tables) {
        Signalbox box = Signalbox.create(
                SignalboxOptions.builder("shop")
                        .handlerExecutor(Runnable::run)
                        .scheduler(inline.time)
                        .retry(RetryPolicy.builder()
                                .attempts(3)
                                .delay(Duration.ofSeconds(1))
                                .multiplier(1)
                                .jitter(0)
                                .build())
                        .build(),
                tables);
        box.start();
        return box;
    }
}
