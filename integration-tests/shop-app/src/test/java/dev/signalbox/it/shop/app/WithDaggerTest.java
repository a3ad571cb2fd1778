package dev.signalbox.it.shop.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.shop.events.OrderPlaced;
import dev.signalbox.it.shop.events.OrderShipped;
import dev.signalbox.it.shop.events.User;
import dev.signalbox.it.shop.events.UserRegistered;
import dev.signalbox.runtime.Signalbox;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The example of the guide, wired by Dagger, its events, handlers and program in three jars. */
class WithDaggerTest {

    private final UUID id = UUID.randomUUID();
    private final User user = new User("u-1", "ada@shop.example", null);

    @Test
    void eachHandlerOfAnEventIsCalled() throws InterruptedException {
        // tag::run[]
        Shop shop = DaggerShop.create();
        try (Signalbox box = shop.signalbox()) {
            box.start();
            shop.emitter().emit(new UserRegistered(id, user, Instant.now())).join();
            // end::run[]

            assertThat(shop.auditLog().lines().await(2))
                    .containsExactlyInAnyOrder("registered " + id, "welcomed " + id);
            assertThat(shop.mailer().mails().await(2))
                    .anySatisfy(mail -> assertThat(mail).startsWith("ada@shop.example: Welcome!"))
                    .contains("operations@shop.example: user_events user_registered");
        }
    }

    @Test
    void aHandlerOfAnInterfaceTakesEachOfItsEvents() throws InterruptedException {
        Shop shop = DaggerShop.create();
        try (Signalbox box = shop.signalbox()) {
            box.start();
            shop.emitter()
                    .emit(new OrderPlaced(id, "north", new BigDecimal("9.90")))
                    .join();
            shop.emitter().emit(new OrderShipped(id, "south", "DHL")).join();

            assertThat(shop.mailer().mails().await(4))
                    .containsExactlyInAnyOrder(
                            "warehouse-north@shop.example: Order " + id,
                            "warehouse-south@shop.example: Order " + id,
                            "operations@shop.example: orders.north.events order_placed",
                            "operations@shop.example: orders.south.events order_shipped");
        }
    }
}
