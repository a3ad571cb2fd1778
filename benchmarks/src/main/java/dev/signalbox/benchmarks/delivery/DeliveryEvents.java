package dev.signalbox.benchmarks.delivery;

import dev.signalbox.EventModule;

@EventModule
interface DeliveryEvents {}
