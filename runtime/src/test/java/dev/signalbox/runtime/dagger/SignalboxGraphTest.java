package dev.signalbox.runtime.dagger;

import static org.assertj.core.api.Assertions.assertThat;

import dagger.Component;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import dev.signalbox.EventEmitter;
import dev.signalbox.codegen.EventTable;
import dev.signalbox.codegen.HandlerBinding;
import dev.signalbox.runtime.Signalbox;
import dev.signalbox.runtime.SignalboxOptions;
import dev.signalbox.runtime.shop.Calls;
import dev.signalbox.runtime.shop.InlineBox;
import dev.signalbox.runtime.shop.OrderEvent;
import dev.signalbox.runtime.shop.OrderEvent.Placed;
import dev.signalbox.runtime.shop.OrderEvent.Shipped;
import dev.signalbox.runtime.shop.Table;
import javax.inject.Inject;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.junit.jupiter.api.Test;

class SignalboxGraphTest {

    private static final InlineBox INLINE = new InlineBox();
    private static final Calls CALLS = new Calls();

    @Singleton
    @Component(modules = {SignalboxModule.class, ShopModule.class})
    interface Shop {
        Signalbox signalbox();

        EventEmitter emitter();
    }

    /** Handles one event by emitting another, so that it needs what the box provides. */
    static final class Warehouse {

        private final EventEmitter emitter;

        @Inject
        Warehouse(EventEmitter emitter) {
            this.emitter = emitter;
        }

        void ship(Placed event) {
            emitter.emit(new Shipped(event.order(), "")).join();
        }
    }

    @Module
    interface OptionsModule {
        @Provides
        static SignalboxOptions options() {
            return INLINE.options().build();
        }
    }

    @Module(includes = OptionsModule.class)
    interface ShopModule {
        @Provides
        @IntoSet
        static EventTable table(Provider<Warehouse> warehouse) {
            return Table.of(OrderEvent.PLACED, OrderEvent.SHIPPED)
                    .handler(HandlerBinding.of("ship", Placed.class, (event, context) -> {
                        warehouse.get().ship(event);
                        return null;
                    }))
                    .handler(CALLS.of("shipped", Shipped.class));
        }
    }

    @Test
    void theGraphProvidesOneBoxWithAllTables() {
        Shop shop = DaggerSignalboxGraphTest_Shop.create();
        assertThat(shop.signalbox()).isSameAs(shop.signalbox());
        assertThat(shop.emitter()).isSameAs(shop.signalbox().emitter());
        try (Signalbox box = shop.signalbox()) {
            box.start();
            shop.emitter().emit(new Placed("1", "")).join();
        }
        assertThat(CALLS.lines()).containsExactly("shipped shipped 1 1");
    }
}
