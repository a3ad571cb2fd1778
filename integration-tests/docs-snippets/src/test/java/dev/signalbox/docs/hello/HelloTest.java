package dev.signalbox.docs.hello;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The README's example does what the README says. */
class HelloTest {

    @Test
    @Timeout(value = 30, unit = TimeUnit.SECONDS)
    void theNewUserIsWelcomed() throws InterruptedException {
        PrintStream stdout = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            Hello.main(new String[0]);
        } finally {
            System.setOut(stdout);
        }

        assertThat(printed.toString(UTF_8)).startsWith("To ada@shop.example: Welcome! (event ");
    }
}
