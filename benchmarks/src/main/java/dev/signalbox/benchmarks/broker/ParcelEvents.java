package dev.signalbox.benchmarks.broker;

import dev.signalbox.EventModule;

@EventModule
interface ParcelEvents {}
