package dev.signalbox.processor.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.ConfigurationException;
import dev.signalbox.processor.model.GroupText;
import dev.signalbox.processor.model.ReadableText;
import dev.signalbox.runtime.transport.GroupName;
import dev.signalbox.runtime.transport.WireText;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The processor's rules for groups, types and handler ids and the runtime's say the same. */
class NameAgreementTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/agreement/groups.csv", useHeadersInDisplayName = true)
    void bothKnowWhatAGroupMayBeCalled(String group, boolean allowed) {
        assertThat(compilerAllowsGroup(group)).isEqualTo(allowed);
        assertThat(runtimeAllowsGroup(group)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/agreement/texts.csv", useHeadersInDisplayName = true)
    void bothKnowWhatATypeOrIdMayBe(String escaped, boolean allowed) {
        String text = unescaped(escaped).translateEscapes();
        assertThat(ReadableText.is(text)).isEqualTo(allowed);
        assertThat(runtimeAllowsText(text)).isEqualTo(allowed);
    }

    @Property(tries = 5000)
    void theyAgreeAboutEveryGroup(@ForAll("texts") String text) {
        if (!text.isEmpty()) { // which is the application's
            assertThat(compilerAllowsGroup(text)).isEqualTo(runtimeAllowsGroup(text));
        }
    }

    @Property(tries = 5000)
    void theyAgreeAboutEveryTypeAndId(@ForAll("texts") String text) {
        assertThat(ReadableText.is(text)).isEqualTo(runtimeAllowsText(text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("aZ09._- /").ofMaxLength(5),
                Arbitraries.strings().withChars("a.").ofMinLength(98).ofMaxLength(102),
                Arbitraries.strings().withChars(" \t\u0085\u2028\uD83D\uDE00a").ofMaxLength(4),
                Arbitraries.strings().ofMaxLength(4));
    }

    private static boolean compilerAllowsGroup(String text) {
        GroupText group = new GroupText(text);
        return group.strangers().isEmpty() && group.beginsWell() && !group.isTooLong();
    }

    private static boolean runtimeAllowsGroup(String text) {
        return isAccepted(() -> GroupName.checked(text, "group"));
    }

    private static boolean runtimeAllowsText(String text) {
        return isAccepted(() -> WireText.checked(text, "text"));
    }

    private static boolean isAccepted(Runnable check) {
        try {
            check.run();
            return true;
        } catch (ConfigurationException refused) {
            return false;
        }
    }

    /** The escapes of single characters, which {@link String#translateEscapes()} does not know. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }
}
