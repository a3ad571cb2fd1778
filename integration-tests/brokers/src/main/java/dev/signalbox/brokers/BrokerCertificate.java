package dev.signalbox.brokers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A certificate for 127.0.0.1 that a broker shows and its clients trust, signed by itself. */
public final class BrokerCertificate {

    /** Of the key store. */
    public static final String PASSWORD = "keystore";

    private static final String ALIAS = "broker";

    private final Path keyStore;
    private final Path certificate;

    /** Makes one, in a folder. */
    public BrokerCertificate(Path folder) throws IOException, InterruptedException {
        keyStore = folder.resolve("broker.p12");
        certificate = folder.resolve("broker.pem");
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1");
        keytool("-exportcert", "-rfc", "-file", certificate.toString());
    }

    /** The key and the certificate, as PKCS 12. */
    public Path keyStore() {
        return keyStore;
    }

    /** The certificate, as PEM. */
    public Path certificate() {
        return certificate;
    }

    /** Writes the key alone, as PEM. */
    public Path writeKey() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            store.load(in, PASSWORD.toCharArray());
        }
        Key key = store.getKey(ALIAS, PASSWORD.toCharArray());
        String encoded = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        return Files.writeString(
                keyStore.resolveSibling("broker.key"),
                "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString()),
                        Stream.concat(
                                Stream.of(arguments),
                                Stream.of("-alias", ALIAS, "-keystore", keyStore.toString(), "-storepass", PASSWORD)))
                .toList();
        Path said = Files.createTempFile(keyStore.getParent(), "keytool", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(said));
        }
    }
}
