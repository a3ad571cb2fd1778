package dev.signalbox.it.shop.app;

import dev.signalbox.it.shop.handlers.Mailer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Keeps what would be sent. */
@Singleton
final class RecordingMailer implements Mailer {

    private final Recording mails = new Recording();

    @Inject
    RecordingMailer() {}

    @Override
    public void send(String to, String text) {
        mails.add(to + ": " + text);
    }

    Recording mails() {
        return mails;
    }
}
