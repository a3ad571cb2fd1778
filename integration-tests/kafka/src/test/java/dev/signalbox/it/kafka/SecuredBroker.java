package dev.signalbox.it.kafka;

import dev.signalbox.brokers.BrokerCertificate;
import dev.signalbox.brokers.KafkaBroker;
import dev.signalbox.kafka.KafkaTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** A broker that speaks TLS, lets in whom it knows, and permits what it was told. */
final class SecuredBroker implements AutoCloseable {

    /** The password of {@code alice}, who may nothing unless she is permitted. */
    static final String SECRET = "open-sesame-4711";

    private static final String ADMINS_SECRET = "admin-4711";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private final BrokerCertificate certificate;
    private final KafkaBroker broker;

    /** A broker that runs; its certificates are in a folder. */
    SecuredBroker(Path folder) throws IOException, InterruptedException {
        certificate = new BrokerCertificate(folder);
        Map<String, String> settings = new HashMap<>();
        settings.put("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put(
                "listener.name.plaintext.plain.sasl.jaas.config",
                LOGIN + " username=\"admin\" password=\"" + ADMINS_SECRET + "\" user_admin=\"" + ADMINS_SECRET
                        + "\" user_alice=\"" + SECRET + "\";");
        settings.put("ssl.keystore.location", certificate.keyStore().toString());
        settings.put("ssl.keystore.password", BrokerCertificate.PASSWORD);
        settings.put("ssl.truststore.location", authority().toString());
        settings.put("ssl.truststore.type", "PEM");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:admin;User:ANONYMOUS"); // the node's controller is not asked for a name
        broker = KafkaBroker.start(settings);
    }

    String address() {
        return broker.address();
    }

    /** The certificate that clients trust. */
    Path authority() {
        return certificate.certificate();
    }

    /** As {@code alice}, with this password. */
    KafkaTransport.Builder transport(String password) {
        return transport(address(), authority(), password);
    }

    /** As {@code alice}, from another process. */
    static KafkaTransport.Builder transport(String address, Path authority, String password) {
        KafkaTransport.Builder transport = KafkaTransport.builder(address);
        client(authority, "alice", password).forEach(transport::property);
        return transport;
    }

    /** Lets alice do this to all topics, or groups, whose names begin so. */
    void permit(ResourceType type, String prefix, AclOperation... operations) {
        ask(admin -> admin.createAcls(acls(type, prefix, operations)).all());
    }

    /** Takes a permission back. */
    void forbid(ResourceType type, String prefix, AclOperation... operations) {
        ask(admin -> admin.deleteAcls(acls(type, prefix, operations).stream()
                        .map(AclBinding::toFilter)
                        .toList())
                .all());
    }

    @Override
    public void close() {
        broker.close();
    }

    private interface Question {
        KafkaFuture<?> to(Admin admin);
    }

    private void ask(Question question) {
        Map<String, Object> settings = client(authority(), "admin", ADMINS_SECRET);
        settings.put("bootstrap.servers", address());
        try (Admin admin = Admin.create(settings)) {
            question.to(admin).toCompletionStage().toCompletableFuture().join();
        }
    }

    private static Collection<AclBinding> acls(ResourceType type, String prefix, AclOperation... operations) {
        return Stream.of(operations)
                .map(operation -> new AclBinding(
                        new ResourcePattern(type, prefix, PatternType.PREFIXED),
                        new AccessControlEntry("User:alice", "*", operation, AclPermissionType.ALLOW)))
                .toList();
    }

    private static Map<String, Object> client(Path authority, String user, String password) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("security.protocol", "SASL_SSL");
        settings.put("sasl.mechanism", "PLAIN");
        settings.put("sasl.jaas.config", LOGIN + " username=\"" + user + "\" password=\"" + password + "\";");
        settings.put("ssl.truststore.location", authority.toString());
        settings.put("ssl.truststore.type", "PEM");
        return settings;
    }
}
