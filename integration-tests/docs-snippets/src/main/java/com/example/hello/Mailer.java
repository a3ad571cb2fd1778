// tag::file[]
package com.example.hello;

/** What the handler needs. */
interface Mailer {

    void send(String to, String text);
}
// end::file[]
