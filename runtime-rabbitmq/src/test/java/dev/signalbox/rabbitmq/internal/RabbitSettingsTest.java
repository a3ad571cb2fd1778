package dev.signalbox.rabbitmq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.ConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RabbitSettingsTest {

    @Test
    void addressesAreThoseOfTheBeginningAndCredentialsAreNotTold() {
        List<Address> addresses = new ArrayList<>(List.of(new Address("localhost", 5672)));
        ConnectionFactory factory = new ConnectionFactory();
        factory.setPassword("s3cr3t");
        RabbitSettings settings = SettingsToTry.on(addresses, () -> factory);
        addresses.clear();
        assertThat(settings.addresses()).containsExactly(new Address("localhost", 5672));
        assertThat(settings.unsettled(10_000)).isEqualTo(1_250);
        assertThat(settings.unsettled(7)).isEqualTo(257);
        assertThat(settings.toString()).doesNotContain("s3cr3t").contains("events");
    }
}
