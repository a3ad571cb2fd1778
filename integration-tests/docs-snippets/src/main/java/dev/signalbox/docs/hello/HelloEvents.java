package dev.signalbox.docs.hello;

import dev.signalbox.EventModule;

/** The anchor. */
// tag::anchor[]
@EventModule
interface HelloEvents {}
// end::anchor[]
