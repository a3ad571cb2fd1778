package dev.signalbox.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.ConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"shop", "Shop-2", "a.b_c", "1"})
    void isFineOnEveryBroker(String name) {
        assertThat(GroupName.checked(name, "group")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "ä", "a/b", ".a", "a#", "a\n"})
    void isRefused(String name) {
        assertThatThrownBy(() -> GroupName.checked(name, "application"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("application");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101})
    void mayBeAHundredCharactersLong(int length) {
        String name = "a".repeat(length);
        if (length == 100) {
            assertThat(GroupName.checked(name, "group")).isEqualTo(name);
        } else {
            assertThatThrownBy(() -> GroupName.checked(name, "group")).isInstanceOf(ConfigurationException.class);
        }
    }
}
