/** Parcels that are posted and delivered: a program on the module path. */
// tag::module[]
module dev.signalbox.parcels {
    requires dev.signalbox.runtime;
}
// end::module[]
