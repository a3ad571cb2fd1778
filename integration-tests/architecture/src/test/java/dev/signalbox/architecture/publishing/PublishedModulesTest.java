package dev.signalbox.architecture.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.architecture.Repository;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published is whole: the bill of materials, and the poms. */
class PublishedModulesTest {

    private static final String BOM = "signalbox-bom";

    /** Published, but nothing that a project depends on. */
    private static final Set<String> NO_DEPENDENCIES = Set.of(BOM, "signalbox-archetype");

    @Test
    void theBomHasEachModuleThatIsPublishedAndNothingElse() {
        Pom bom = Pom.in(Repository.root().resolve("bom"));
        List<String> published = published()
                .map(Pom::artifact)
                .filter(artifact -> !NO_DEPENDENCIES.contains(artifact))
                .toList();

        assertThat(published).contains("signalbox-api", "signalbox-processor", "signalbox-kafka");
        assertThat(bom.all("dependencyManagement", "dependencies", "dependency", "artifactId"))
                .containsExactlyInAnyOrderElementsOf(published);
        assertThat(bom.all("dependencyManagement", "dependencies", "dependency", "groupId"))
                .containsOnly("dev.signalbox");
        assertThat(bom.all("dependencyManagement", "dependencies", "dependency", "version"))
                .containsOnly("${project.version}");
    }

    @Test
    void thePublishedBomIsTheOneThatIsWritten() {
        Pom bom = Pom.in(Repository.root().resolve("bom"));

        assertThat(bom.flattened().all("dependencyManagement", "dependencies", "dependency", "artifactId"))
                .containsExactlyElementsOf(bom.all("dependencyManagement", "dependencies", "dependency", "artifactId")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("published")
    void aPublishedPomStandsAloneAndSaysWhatTheRepositoryWants(Pom module) {
        assertThat(module.text("name")).startsWith("Signalbox ");
        assertThat(module.text("description")).isNotEmpty();

        Pom published = module.flattened();
        assertThat(published.text("parent")).isEmpty();
        assertThat(published.text("name")).isEqualTo(module.text("name"));
        assertThat(published.text("description")).isEqualTo(module.text("description"));
        assertThat(published.text("groupId")).isEqualTo("dev.signalbox");
        assertThat(published.text("url")).startsWith("https://").doesNotContain(module.artifact());
        assertThat(published.text("licenses", "license", "name")).isEqualTo("Apache-2.0");
        assertThat(published.text("licenses", "license", "url")).startsWith("https://");
        assertThat(published.text("developers", "developer", "name")).isNotEmpty();
        assertThat(published.text("scm", "url")).startsWith("https://").doesNotContain(module.artifact());
        assertThat(published.text("scm", "connection")).startsWith("scm:git:").doesNotContain(module.artifact());
        assertThat(published.text("scm", "developerConnection")).startsWith("scm:git:");
    }

    private static Stream<Pom> published() {
        return Pom.in(Repository.root()).modules().stream()
                .filter(module ->
                        !module.text("properties", "maven.deploy.skip").equals("true"));
    }
}
