package dev.signalbox.nativeimage;

import com.rabbitmq.client.ConnectionFactory;
import dev.signalbox.rabbitmq.RabbitMqTransport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A program that uses of RabbitMQ's client what neither the samples nor the contract use: TLS. */
final class RabbitMqFeatures {

    private RabbitMqFeatures() {}

    /** With the URI of a broker, and its certificate. */
    public static void main(String[] arguments) throws Exception {
        SSLContext trusting = trusting(Path.of(arguments[1]));
        RabbitMqTransport transport = RabbitMqTransport.builder(arguments[0])
                .client(factory -> trust(factory, trusting))
                .build();
        Round.of(transport, List.of(transport));
    }

    private static void trust(ConnectionFactory factory, SSLContext trusting) {
        factory.useSslProtocol(trusting);
        factory.enableHostnameVerification();
    }

    private static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "broker", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
