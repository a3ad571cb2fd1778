package dev.signalbox.processor.name;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratedNamesTest {

    @Test
    void nestedClassesAreJoined() {
        ClassName nested = ClassName.get("shop", "Outer", "Inner");
        assertThat(GeneratedNames.codecOf(nested)).isEqualTo(ClassName.get("shop", "Outer_Inner_Codec"));
        assertThat(GeneratedNames.handlersOf(nested)).isEqualTo(ClassName.get("shop", "Outer_Inner_Handlers"));
        assertThat(GeneratedNames.tableOf(nested)).isEqualTo(ClassName.get("shop", "Outer_Inner_Table"));
        assertThat(GeneratedNames.moduleOf(nested)).isEqualTo(ClassName.get("shop", "Outer_Inner_Module"));
    }

    @ParameterizedTest
    @CsvSource({"Onboarding, onboarding", "HTTPServer, httpServer", "URL, url", "A, a", "AuditLog, auditLog"})
    void variablesBeginWithALowerCaseWord(String type, String variable) {
        assertThat(GeneratedNames.variableOf(type)).isEqualTo(variable);
    }

    @Test
    void namesThatAreUsedGetANumber() {
        Set<String> used = new HashSet<>();
        assertThat(GeneratedNames.unique("log", used)).isEqualTo("log");
        assertThat(GeneratedNames.unique("log", used)).isEqualTo("log2");
        assertThat(GeneratedNames.unique("log", used)).isEqualTo("log3");
        assertThat(GeneratedNames.unique("class", used)).isEqualTo("class_");
    }
}
