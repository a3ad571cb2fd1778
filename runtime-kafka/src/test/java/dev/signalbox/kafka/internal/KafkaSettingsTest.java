package dev.signalbox.kafka.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

    @Test
    void theUsersSettingsCountBeforeTheDefaults() {
        KafkaSettings settings = settings(Map.of(
                "isolation.level", "read_uncommitted",
                "max.request.size", 1_000,
                "client.id", "mine",
                "group.protocol", "consumer",
                "group.remote.assignor", "uniform",
                "max.poll.interval.ms", "4000",
                "auto.offset.reset", "latest"));
        assertThat(settings.member("shop", "billing", 0))
                .containsEntry("isolation.level", "read_uncommitted")
                .containsEntry("client.id", "mine")
                .containsEntry("group.remote.assignor", "uniform")
                .containsEntry("auto.offset.reset", "none");
        assertThat(settings.producer("shop")).containsEntry("max.request.size", 1_000);
        assertThat(settings.maxPollInterval()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.offsetReset()).isEqualTo(OffsetReset.of("latest"));
    }

    @Test
    void thePromisesCountBeforeTheUsersSettings() {
        KafkaSettings settings = settings(Map.of());
        assertThat(settings.producer("shop")).containsEntry("acks", "all").containsEntry("enable.idempotence", true);
        assertThat(settings.member("shop", "billing", 0))
                .containsEntry("enable.auto.commit", false)
                .containsEntry("auto.offset.reset", "none")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("allow.auto.create.topics", false)
                .containsEntry("group.id", "billing");
        assertThat(settings.offsetReset()).isEqualTo(OffsetReset.of("earliest"));
    }

    @Test
    void theAssignorGoesWithTheProtocol() {
        assertThat(settings(Map.of()).member("shop", "billing", 0))
                .containsEntry("partition.assignment.strategy", List.of(PairedAssignor.class))
                .doesNotContainKey("group.remote.assignor");
        assertThat(settings(Map.of("group.protocol", "consumer")).member("shop", "billing", 0))
                .containsEntry("group.remote.assignor", "range")
                .doesNotContainKey("partition.assignment.strategy");
    }

    @Test
    void aPollReturnsNoMoreThanMayBeReadAhead() {
        assertThat(settings(Map.of()).recordsAPoll()).isEqualTo(500);
        assertThat(settings(Map.of("max.poll.records", "20")).recordsAPoll()).isEqualTo(20);
        assertThat(settings(Map.of("max.poll.records", 20_000)).recordsAPoll()).isEqualTo(1_000);
    }

    @Test
    void eachOfSeveralMembersHasAStaticNameOfItsOwn() {
        KafkaSettings settings = settings(Map.of("group.instance.id", "pod-1"));
        assertThat(settings.member("shop", "billing", 0)).containsEntry("group.instance.id", "pod-1");
        assertThat(settings.member("shop", "billing", 1)).containsEntry("group.instance.id", "pod-1-2");
        assertThat(settings.reader("shop")).doesNotContainKeys("group.instance.id", "group.id");
    }

    @Test
    void secretsAreNoPartOfItsText() {
        ClientProperties properties = new ClientProperties();
        properties.set("sasl.jaas.config", "password=\"s3cret\"");
        properties.set("my.token", "s3cret");
        KafkaSettings settings = new KafkaSettings(
                "localhost:9092",
                properties.producer(),
                properties.consumer(),
                properties.admin(),
                1,
                Duration.ofMillis(100),
                1_000,
                true,
                null);
        assertThat(settings.toString())
                .contains("localhost:9092", "sasl.jaas.config")
                .doesNotContain("s3cret");
    }

    private static KafkaSettings settings(Map<String, Object> all) {
        return new KafkaSettings("localhost:9092", all, all, all, 1, Duration.ofMillis(100), 1_000, true, null);
    }
}
