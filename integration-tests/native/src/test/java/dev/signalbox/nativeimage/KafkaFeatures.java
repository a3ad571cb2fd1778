package dev.signalbox.nativeimage;

import dev.signalbox.kafka.KafkaTransport;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.GroupProtocol;

/** A program that uses of Kafka's clients what neither the samples nor the contract use. */
final class KafkaFeatures {

    private KafkaFeatures() {}

    /** With the address of a broker, that of a secured one, and the certificate of that. */
    public static void main(String[] arguments) throws Exception {
        String open = arguments[0];
        String secured = arguments[1];
        Path authority = Path.of(arguments[2]);
        Round.of(
                transport(open, GroupProtocol.CLASSIC, Map.of()),
                Stream.of("gzip", "snappy", "lz4", "zstd")
                        .map(codec -> transport(open, GroupProtocol.CLASSIC, Map.of("compression.type", codec)))
                        .toList());
        readVersion(open);
        for (String mechanism : List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")) {
            // Both protocols: most builds run the contract with the classic one alone.
            GroupProtocol protocol = mechanism.equals("PLAIN") ? GroupProtocol.CLASSIC : GroupProtocol.CONSUMER;
            KafkaTransport transport = transport(secured, protocol, SecuredKafka.client(authority, mechanism));
            Round.of(transport, List.of(transport));
        }
    }

    private static KafkaTransport transport(String address, GroupProtocol protocol, Map<String, Object> settings) {
        KafkaTransport.Builder transport = KafkaTransport.builder(address).groupProtocol(protocol);
        settings.forEach(transport::property);
        return transport.build();
    }

    /** As a monitoring tool does: JMX calls the methods of the client's bean. */
    private static void readVersion(String address) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address, "client.id", "monitored"))) {
            ObjectName bean = new ObjectName("kafka.admin.client:type=app-info,id=monitored");
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                Objects.requireNonNull(server.getAttribute(bean, attribute.getName()), () -> "of " + admin);
            }
        }
    }
}
