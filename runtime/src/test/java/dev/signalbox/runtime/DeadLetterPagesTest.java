package dev.signalbox.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.Headers;
import dev.signalbox.RejectEventException;
import dev.signalbox.SignalboxException;
import dev.signalbox.runtime.receive.DeadLetter;
import dev.signalbox.runtime.receive.DeadLetterPage;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.OrderEvent.Stored;
import dev.signalbox.runtime.shop.ScriptedTransport;
import dev.signalbox.runtime.shop.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadLetterPagesTest {

    private static final int MANY = 2_000;

    @RegisterExtension
    private final InlineBox inline = new InlineBox();

    private final Calls calls = new Calls();

    @Test
    void pagesGoThroughAllPlacesAndSayWhichIsTheLast() {
        try (Signalbox box = inline.start(rejecting())) {
            for (int i = 0; i < 5; i++) {
                box.emitter().emit(new Placed("" + i, "")).join();
                box.emitter().emit(new Stored("" + i, "eu")).join();
            }
            List<DeadLetter> all = box.deadLetters().list("**", 100);
            for (int size = 1; size <= 11; size++) {
                List<DeadLetter> seen = new ArrayList<>();
                for (DeadLetterPage page : pages(box, "**", size)) {
                    assertThat(page.letters()).isNotEmpty().hasSizeLessThanOrEqualTo(size);
                    seen.addAll(page.letters());
                }
                assertThat(seen).as("pages of %d", size).containsExactlyInAnyOrderElementsOf(all);
                assertThat(seen.subList(0, 5)).extracting(DeadLetter::topic).containsOnly("orders");
            }
        }
    }

    @Test
    void aPageGoesOnBehindLettersThatAreGone() {
        try (Signalbox box = inline.start(rejecting())) {
            for (int i = 0; i < 6; i++) {
                box.emitter().emit(new Placed("" + i, "")).join();
            }
            List<String> seen = new ArrayList<>();
            @Nullable String after = null;
            do {
                DeadLetterPage page = box.deadLetters().page("orders", after, 2);
                page.letters().forEach(letter -> {
                    seen.add(String.valueOf(letter.key()));
                    box.deadLetters().discard(letter).join();
                });
                after = page.next();
            } while (after != null);
            assertThat(seen).containsExactly("0", "1", "2", "3", "4", "5");
            assertThat(box.deadLetters().list("orders", 9)).isEmpty();
        }
    }

    @Test
    void wherePagesEndIsNotMadeUp() {
        try (Signalbox box = inline.start(rejecting())) {
            for (String foreign : List.of("", "1", "0:9:9:short", "a:b:c:d", "0:-1:2:xx")) {
                assertThatThrownBy(() -> box.deadLetters().page("orders", foreign, 9))
                        .as(foreign)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("'" + foreign + "'");
            }
            assertThatThrownBy(() -> box.deadLetters().page("orders", null, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void oneLetterIsFoundByItsName() {
        try (Signalbox box = inline.start(rejecting())) {
            box.emitter().emit(new Placed("1", "")).join();
            DeadLetter letter = box.deadLetters().list("orders", 9).get(0);
            assertThat(box.deadLetters().find("orders", "shop", letter.id())).hasValue(letter);
            assertThat(box.deadLetters().find("orders", "audit", letter.id())).isEmpty();
            assertThat(box.deadLetters().find("orders", "shop", "another")).isEmpty();
            box.deadLetters().discard(letter).join();
            assertThat(box.deadLetters().find("orders", "shop", letter.id())).isEmpty();
        }
    }

    @Test
    void eventsOfTwoSourcesWithOneIdHaveTwoLetters() {
        try (Signalbox box = inline.start(rejecting())) {
            for (String source : List.of("one", "other", "other")) {
                Headers headers =
                        Headers.of("ce_specversion", "1.0", "ce_id", "7", "ce_type", "placed", "ce_source", source);
                inline.transport.publishRaw("orders", "1", headers, "[\"1\",\"\"]".getBytes(StandardCharsets.UTF_8));
            }
            List<DeadLetter> letters = box.deadLetters().list("orders", 9);
            assertThat(letters).extracting(DeadLetter::id).hasSize(3).doesNotHaveDuplicates();
            box.deadLetters().discard(letters.get(0)).join();
            assertThat(box.deadLetters().list("orders", 9)).containsExactly(letters.get(1), letters.get(2));
        }
    }

    @Test
    void headersThatLookLikeNotesOfOursArriveAndAreNoneOfThem() {
        Headers headers = Headers.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                "7",
                "ce_type",
                "placed",
                "ce_source",
                "s",
                "sbx_dl_replays",
                "3",
                "sbx_dl_handler",
                "nobody",
                "sbx_dl_reason",
                "MALFORMED",
                "tenant",
                "t");
        try (Signalbox box = inline.start(rejecting())) {
            inline.transport.publishRaw("orders", "1", headers, "[\"1\",\"\"]".getBytes(StandardCharsets.UTF_8));
            assertThat(box.deadLetters().list("orders", 9)).singleElement().satisfies(letter -> {
                assertThat(letter.replays()).isZero();
                assertThat(letter.handler()).isEqualTo("a");
                assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.REJECTED);
                assertThat(letter.headers().first("tenant")).hasValue("t");
                assertThat(letter.headers()).noneMatch(header -> header.name().startsWith("sbx_dl_"));
                box.deadLetters().replay(letter).join();
            });
            assertThat(box.deadLetters().list("orders", 9))
                    .extracting(DeadLetter::replays)
                    .containsExactly(1);
        }
    }

    @Test
    void manyAreReplayedInTheOrderOfTheirKeyWithoutADeepStack() {
        boolean[] healed = {false};
        List<String> handled = new ArrayList<>();
        Table table = Table.of(OrderEvent.PLACED).handler(calls.of("a", Placed.class, (event, context) -> {
            if (!healed[0]) {
                throw new RejectEventException("no");
            }
            handled.add(event.note());
            return null;
        }));
        try (Signalbox box = inline.start(table)) {
            List<String> emitted = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                emitted.add("" + i);
                box.emitter().emit(new Placed("1", "" + i)).join();
            }
            healed[0] = true;
            assertThat(box.deadLetters().replayAll("orders", any -> true).join())
                    .isEqualTo(MANY);
            assertThat(handled).isEqualTo(emitted);
            assertThat(box.deadLetters().list("orders", 1)).isEmpty();
        }
    }

    @Test
    void whatIsOpenWhenTheBoxIsClosedEnds() {
        ScriptedTransport scripted = new ScriptedTransport();
        Signalbox box = inline.create(inline.options().transport(scripted), rejecting());
        DeadLetter letter;
        try (Signalbox other = inline.start(rejecting())) {
            other.emitter().emit(new Placed("1", "")).join();
            letter = other.deadLetters().list("orders", 1).get(0);
        }
        List<CompletableFuture<?>> open = List.of(
                box.deadLetters().replay(letter),
                box.deadLetters().discard(letter),
                box.deadLetters().replayAll("orders", any -> true));
        assertThat(open).noneMatch(CompletableFuture::isDone);
        box.close();
        assertThat(open)
                .allSatisfy(future -> assertThatThrownBy(future::join)
                        .hasCauseInstanceOf(SignalboxException.class)
                        .hasMessageContaining("closed"));
        assertThatThrownBy(() -> box.deadLetters().replay(letter).join()).hasMessageContaining("closed");
        assertThatThrownBy(() -> box.deadLetters().list("orders", 1)).hasMessageContaining("closed");
    }

    private static List<DeadLetterPage> pages(Signalbox box, String topic, int size) {
        List<DeadLetterPage> pages = new ArrayList<>();
        @Nullable String after = null;
        do {
            DeadLetterPage page = box.deadLetters().page(topic, after, size);
            pages.add(page);
            after = page.next();
        } while (after != null);
        return pages;
    }

    private Table rejecting() {
        return Table.of(OrderEvent.PLACED, OrderEvent.SHIPPED, OrderEvent.STORED)
                .handler(calls.of("a", Placed.class, (event, context) -> {
                    throw new RejectEventException("no");
                }))
                .handler(calls.of("b", Stored.class, (event, context) -> {
                    throw new RejectEventException("no");
                }));
    }
}
