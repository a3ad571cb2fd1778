/** The handlers of the shop, with what Dagger makes of them. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Dagger's jar has no descriptor.
module dev.signalbox.it.shop.handlers {
    requires transitive dagger;
    requires transitive dev.signalbox.it.shop.events;
    requires transitive jakarta.inject;

    exports dev.signalbox.it.shop.handlers;
}
