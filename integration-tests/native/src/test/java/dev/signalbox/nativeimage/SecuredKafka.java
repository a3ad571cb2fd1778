package dev.signalbox.nativeimage;

import dev.signalbox.brokers.BrokerCertificate;
import dev.signalbox.brokers.KafkaBroker;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/** A broker behind TLS that lets in alice, by each mechanism of SASL that needs no other server. */
final class SecuredKafka implements AutoCloseable {

    private static final String SECRET = "open-sesame";
    private static final String SECURITY = "org.apache.kafka.common.security.";

    private final BrokerCertificate certificate;
    private final KafkaBroker broker;

    /** One that runs; its certificate is in a folder. */
    SecuredKafka(Path folder) throws Exception {
        certificate = new BrokerCertificate(folder);
        Map<String, String> settings = new HashMap<>();
        settings.put("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put(
                "listener.name.plaintext.plain.sasl.jaas.config",
                login("PLAIN").replace(";", " user_alice=\"" + SECRET + "\";"));
        for (String scram : List.of("scram-sha-256", "scram-sha-512")) {
            settings.put("listener.name.plaintext." + scram + ".sasl.jaas.config", login("SCRAM"));
        }
        settings.put("ssl.keystore.location", certificate.keyStore().toString());
        settings.put("ssl.keystore.password", BrokerCertificate.PASSWORD);
        settings.put("ssl.truststore.location", certificate.certificate().toString());
        settings.put("ssl.truststore.type", "PEM");
        broker = KafkaBroker.start(settings);
        letIn();
    }

    String address() {
        return broker.address();
    }

    /** The certificate that clients trust. */
    Path authority() {
        return certificate.certificate();
    }

    /** The settings of a client that comes in by a mechanism. */
    static Map<String, Object> client(Path authority, String mechanism) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                mechanism,
                "sasl.jaas.config",
                login(mechanism),
                "ssl.truststore.location",
                authority.toString(),
                "ssl.truststore.type",
                "PEM");
    }

    @Override
    public void close() {
        broker.close();
    }

    private static String login(String mechanism) {
        String module = mechanism.equals("PLAIN") ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
        return SECURITY + module + " required username=\"alice\" password=\"" + SECRET + "\";";
    }

    private void letIn() throws Exception {
        Map<String, Object> settings = new HashMap<>(client(authority(), "PLAIN"));
        settings.put("bootstrap.servers", address());
        try (Admin admin = Admin.create(settings)) {
            for (ScramMechanism each : List.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512)) {
                ScramCredentialInfo info = new ScramCredentialInfo(each, 4096);
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion("alice", info, SECRET)))
                        .all()
                        .get();
            }
        }
    }
}
