package dev.signalbox.rabbitmq.internal;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.ConnectionFactory;
import dev.signalbox.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A broker's URI. It holds a password, so that no message quotes it. */
public final class BrokerUri {

    private static final int HIGHEST_PORT = 65_535;

    private final URI uri;

    private BrokerUri(URI uri) {
        this.uri = uri;
    }

    /**
     * Reads a URI.
     *
     * @throws ConfigurationException if it is none, or not a broker's; it says what to write instead
     */
    public static BrokerUri parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException refused) {
            throw wrong(refused.getReason());
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("amqp") && !scheme.equals("amqps")) {
            throw wrong("it does not begin with amqp:// or amqps://");
        }
        if (uri.getHost() == null) {
            throw wrong(withoutHost(uri.getRawAuthority()));
        }
        if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            throw wrong("its port is " + uri.getPort() + ", and ports are from 1 to " + HIGHEST_PORT);
        }
        String path = uri.getRawPath();
        if (path != null && path.lastIndexOf('/') > 0) {
            throw wrong("its virtual host has a '/': write that as %2F, so that /a/b becomes /a%2Fb, or"
                    + " /%2Fa%2Fb if the name begins with it");
        }
        return new BrokerUri(uri);
    }

    /** Whether it asks for TLS. */
    public boolean isTls() {
        return "amqps".equalsIgnoreCase(uri.getScheme());
    }

    /** The host and port. */
    public Address address() {
        int port = uri.getPort();
        int usual = isTls() ? ConnectionFactory.DEFAULT_AMQP_OVER_SSL_PORT : ConnectionFactory.DEFAULT_AMQP_PORT;
        return new Address(uri.getHost(), port == -1 ? usual : port);
    }

    /** The virtual host with a slash before it; empty for the one that brokers have by default. */
    public String path() {
        return uri.getPath() == null || uri.getPath().length() <= 1 ? "" : uri.getPath();
    }

    /**
     * Sets what the URI says.
     *
     * @throws ConfigurationException if the client does not take it
     */
    public void set(ConnectionFactory factory) {
        try {
            factory.setUri(uri);
            if ("/".equals(uri.getPath())) {
                factory.setVirtualHost("/"); // to the client it is the one without a name, which nobody has
            }
            if (isTls()) {
                factory.useSslProtocol(SSLContext.getDefault());
                factory.enableHostnameVerification();
            }
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            throw wrong(refused.getClass().getSimpleName());
        }
    }

    private static String withoutHost(@Nullable String authority) {
        if (authority == null || authority.isEmpty()) {
            return "it names no host";
        }
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        if (host.contains("_")) {
            return "its host has a '_', which is not allowed in the name of a host: give that host another name, or"
                    + " write its address, such as 127.0.0.1";
        }
        return "what stands where the host and the port should is neither: names have letters, digits, '-' and '.',"
                + " and '@', ':' or '/' in a user name or password are written as %40, %3A and %2F";
    }

    private static ConfigurationException wrong(String why) {
        return new ConfigurationException(
                "The broker's URI is to look like amqp://user:password@host:5672/vhost, but " + why);
    }
}
