/** The events of the shop. */
// tag::module[]
module dev.signalbox.it.shop.events {
    requires transitive dev.signalbox;

    exports dev.signalbox.it.shop.events;
}
// end::module[]
