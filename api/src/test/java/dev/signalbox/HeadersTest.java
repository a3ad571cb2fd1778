package dev.signalbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.Headers.Header;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {

    private static final Headers THREE = Headers.of("trace", "1", "tenant", "blue", "trace", "2");

    @Test
    void aNameThatRepeatsKeepsAllItsValuesInOrder() {
        assertThat(THREE.first("trace")).contains("1");
        assertThat(THREE.all("trace")).containsExactly("1", "2");
        assertThat(THREE)
                .containsExactly(new Header("trace", "1"), new Header("tenant", "blue"), new Header("trace", "2"));
        assertThat(THREE.size()).isEqualTo(3);
    }

    @Test
    void namesAreCaseSensitive() {
        assertThat(THREE.first("Trace")).isEmpty();
        assertThat(THREE.all("Trace")).isEmpty();
    }

    @Test
    void equalWhereTheSameHeadersComeInTheSameOrder() {
        assertThat(Headers.of("a", "1", "b", "2"))
                .isEqualTo(Headers.builder().add("a", "1").add("b", "2").build())
                .hasSameHashCodeAs(Headers.of("a", "1", "b", "2"))
                .isNotEqualTo(Headers.of("b", "2", "a", "1"));
    }

    @Test
    void noHeadersAreAlwaysTheSameOnes() {
        assertThat(Headers.builder().build()).isSameAs(Headers.empty());
        assertThat(Headers.empty().isEmpty()).isTrue();
        assertThat(THREE.isEmpty()).isFalse();
    }

    @Test
    void whatIsAddedComesAfterWhatIsThere() {
        List<Header> ofAList = List.of(new Header("b", "2"));
        Iterable<Header> ofAnyOther = () -> List.of(new Header("c", "3")).iterator();
        Headers all = Headers.builder()
                .addAll(Headers.of("a", "1"))
                .addAll(ofAList)
                .addAll(ofAnyOther)
                .add("d", "4")
                .build();
        assertThat(all).isEqualTo(Headers.of("a", "1", "b", "2", "c", "3", "d", "4"));
    }

    @Test
    void aBuilderThatGoesOnDoesNotChangeWhatItHasBuilt() {
        Headers.Builder builder = Headers.builder().add("a", "1");
        Headers before = builder.build();
        builder.add("b", "2");
        assertThat(before).isEqualTo(Headers.of("a", "1"));
    }

    @Test
    void nothingCanBeTakenOut() {
        Iterator<Header> headers = THREE.iterator();
        headers.next();
        assertThatThrownBy(headers::remove).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aNameNeedsTextAndAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Header("", "value"))
                .withMessage("A header needs a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.of("a", "1", "b"))
                .withMessage("The header b has no value");
    }

    @Test
    void valuesAreNotPrinted() {
        assertThat(Headers.of("token", "secret", "a", "")).hasToString("Headers[token(6), a(0)]");
    }
}
