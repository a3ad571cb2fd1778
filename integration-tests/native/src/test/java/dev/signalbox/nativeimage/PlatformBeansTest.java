package dev.signalbox.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The beans of the platform, whose members the JDK asks for when Kafka's client registers its own: with {@code
 * --exact-reachability-metadata} an image needs them named. Their classes in an image are GraalVM's, which no
 * recording on a JVM can show; their interfaces are the same.
 */
class PlatformBeansTest {

    private static final Path METADATA = Path.of("../../runtime-kafka/src/main/resources/META-INF/native-image")
            .resolve("dev.signalbox/signalbox-kafka-jmx/reachability-metadata.json");

    /** HotSpot has beans that an image has not. */
    private static final Set<String> HOTSPOTS =
            Set.of("com.sun.management.HotSpotDiagnosticMXBean", "java.lang.management.PlatformLoggingMXBean");

    @Test
    void eachInterfaceOfThePlatformsBeansIsNamedWithThoseThatItExtends() throws IOException {
        Set<String> interfaces = new TreeSet<>();
        for (Class<? extends PlatformManagedObject> bean : ManagementFactory.getPlatformManagementInterfaces()) {
            if (!HOTSPOTS.contains(bean.getName()) && !bean.getName().startsWith("jdk.")) {
                interfaces.add(bean.getName());
                for (Class<?> extended : bean.getInterfaces()) {
                    interfaces.add(extended.getName());
                }
            }
        }

        assertThat(interfaces)
                .contains("com.sun.management.ThreadMXBean", "java.lang.management.PlatformManagedObject");
        assertThat(named()).containsAll(interfaces);
    }

    @Test
    void whatIsNamedOfTheJdkIsThere() throws IOException, ClassNotFoundException {
        for (String name : named()) {
            if (!name.startsWith("com.oracle.svm.")) {
                assertThat(Class.forName(name, false, getClass().getClassLoader()))
                        .isNotNull();
            }
        }
    }

    private static Set<String> named() throws IOException {
        return MetadataFile.read(METADATA).entries().stream()
                .flatMap(entry -> entry.requirements().stream())
                .map(Requirement::name)
                .collect(Collectors.toSet());
    }
}
