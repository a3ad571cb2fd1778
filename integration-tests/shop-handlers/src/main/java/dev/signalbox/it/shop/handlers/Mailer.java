package dev.signalbox.it.shop.handlers;

/** Sends mail. */
public interface Mailer {

    void send(String to, String text);
}
