package dev.signalbox.runtime.shop;

/** What domain events about greetings have in common. */
public interface Greeting {

    String user();
}
