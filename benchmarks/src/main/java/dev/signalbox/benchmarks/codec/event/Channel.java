package dev.signalbox.benchmarks.codec.event;

public enum Channel {
    WEB,
    APP,
    STORE,
    PHONE
}
