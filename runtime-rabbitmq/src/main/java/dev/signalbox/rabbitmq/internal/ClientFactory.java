package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.ConnectionFactory;
import dev.signalbox.ConfigurationException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** The client's factory, which also knows what executor it was given: the client does not tell. */
public final class ClientFactory extends ConnectionFactory {

    private @Nullable ExecutorService shared;

    /** With the client's own settings. */
    public ClientFactory() {}

    @Override
    public void setSharedExecutor(ExecutorService executor) {
        super.setSharedExecutor(executor);
        shared = executor;
    }

    /**
     * Checks what can end while the box runs. The client would connect, and lose the connection with the
     * first message.
     *
     * @throws ConfigurationException if the executor is shut down
     */
    void checkExecutor() {
        if (shared != null && shared.isShutdown()) {
            throw new ConfigurationException(
                    "the executor that client(...) has set on the factory is shut down, so that"
                            + " no message could be handed over: set one that lives as long as the box, or none");
        }
    }
}
