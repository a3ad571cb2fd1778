package dev.signalbox.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OrdersFileTest {

    @Test
    void theFileInTheRepositoryIsWhatTheGeneratorMakes() throws IOException {
        assertThat(Files.readAllBytes(Path.of("orders.ndjson"))).isEqualTo(GenerateOrders.file());
    }
}
