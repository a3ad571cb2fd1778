package dev.signalbox.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.signalbox.UseCodec;
import dev.signalbox.codegen.EventCodec;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for each package of each module that is published. */
class PackagesTest {

    private static final SliceAssignment EACH_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getPackageName());
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    };

    /** One reference is let through: {@code @UseCodec} names its codec's type, so that javac checks it. */
    @ParameterizedTest
    @ValueSource(strings = {"api", "processor", "runtime", "runtime-kafka", "runtime-rabbitmq", "testing"})
    void packagesHaveNoCycle(String module) {
        slices().assignedFrom(EACH_PACKAGE)
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(UseCodec.class, EventCodec.class)
                .check(Repository.classesOf(module));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "processor", "runtime", "runtime-kafka", "runtime-rabbitmq", "testing"})
    void packagesAreNullMarked(String module) {
        JavaClasses classes = Repository.classesOf(module);
        List<String> unmarked = classes.stream()
                .map(JavaClass::getPackage)
                .filter(javaPackage -> !isNullMarked(javaPackage))
                .map(JavaPackage::getName)
                .distinct()
                .sorted()
                .toList();
        assertThat(unmarked).isEmpty();
    }

    private static boolean isNullMarked(JavaPackage javaPackage) {
        return javaPackage
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }
}
