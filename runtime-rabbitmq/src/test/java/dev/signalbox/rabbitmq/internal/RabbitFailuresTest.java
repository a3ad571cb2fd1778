package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import dev.signalbox.ConfigurationException;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is final where it was never otherwise, and what passes; texts as RabbitMQ 3.10 says them. */
class RabbitFailuresTest {

    @Test
    void whatSomebodyHasToMendIsARefusal() {
        assertThat(RabbitFailures.isRefusal(new AuthenticationFailureException("ACCESS_REFUSED")))
                .isTrue();
        assertThat(RabbitFailures.isRefusal(new ConfigurationException("a shut-down executor")))
                .isTrue();
        assertRefusal(403, "ACCESS_REFUSED - access to queue 'q' in vhost '/' refused for user 'u'");
        assertRefusal(404, "NOT_FOUND - no queue 'q' in vhost '/'");
        assertRefusal(406, "PRECONDITION_FAILED - inequivalent arg 'type' for exchange 'e'");
        assertRefusal(530, "NOT_ALLOWED - vhost missing not found");
    }

    @Test
    void whatPassesByItselfIsNone() {
        assertPasses(new PossibleAuthenticationFailureException(new EOFException()), "as a broker does that is about");
        assertPasses(
                closed(
                        404,
                        "NOT_FOUND - home node 'rabbit@b' of durable queue 'q' in vhost '/' is down or inaccessible"),
                "It can once that node is back");
        assertPasses(
                closed(530, "NOT_ALLOWED - access to vhost '/' refused for user 'u': connection limit (1) is reached"),
                "set_vhost_limits");
        assertPasses(
                closed(
                        530,
                        "NOT_ALLOWED - number of channels opened for user 'u' has reached the maximum allowed limit"),
                "set_user_limits");
        assertPasses(closed(403, "ACCESS_REFUSED - queue 'q' in vhost '/' in exclusive use"), "to somebody else alone");
        assertPasses(
                closed(405, "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue 'q'"),
                "to somebody else alone");
        assertPasses(
                closed(541, "INTERNAL_ERROR - access to vhost '/' refused: vhost '/' is down"), "cannot do it now");
        assertPasses(closed(320, "CONNECTION_FORCED - broker forced connection closure"), "cannot do it now");
        assertPasses(new IOException("Connection refused"), "is not there: Connection refused");
        assertPasses(new IllegalStateException("no vault"), "has thrown java.lang.IllegalStateException: no vault");
        assertPasses(new NoClassDefFoundError("a/B"), "has thrown java.lang.NoClassDefFoundError: a/B");
    }

    private static void assertRefusal(int code, String text) {
        assertThat(RabbitFailures.isRefusal(closed(code, text))).as(text).isTrue();
        assertThat(RabbitFailures.of("rabbit", closed(code, text)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(text);
    }

    private static void assertPasses(Throwable failure, String told) {
        assertThat(RabbitFailures.isRefusal(failure)).as(told).isFalse();
        assertThat(RabbitFailures.of("rabbit", failure))
                .isNotInstanceOf(ConfigurationException.class)
                .hasMessageContaining(told);
    }

    private static IOException closed(int code, String text) {
        AMQP.Channel.Close reason =
                new AMQP.Channel.Close.Builder().replyCode(code).replyText(text).build();
        return new IOException(new ShutdownSignalException(false, false, reason, null));
    }
}
