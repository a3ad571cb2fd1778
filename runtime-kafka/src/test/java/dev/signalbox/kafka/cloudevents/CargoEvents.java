package dev.signalbox.kafka.cloudevents;

import dev.signalbox.EventModule;

@EventModule
interface CargoEvents {}
