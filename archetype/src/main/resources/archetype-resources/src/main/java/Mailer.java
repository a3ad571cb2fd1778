package ${package};

/** What the handler needs. */
interface Mailer {

    void send(String to, String text);
}
