package dev.signalbox.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.signalbox.UseCodec;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the runtime: each may import only what its line of the table names. */
class RuntimeRoomsTest {

    private static final String API = "dev.signalbox";
    private static final String CODEGEN = "dev.signalbox.codegen";
    private static final String RUNTIME = "dev.signalbox.runtime";
    private static final String WIRE = RUNTIME + ".wire";
    private static final String TRANSPORT = RUNTIME + ".transport";
    private static final String RETRY = RUNTIME + ".retry";
    private static final String TIME = RUNTIME + ".time";
    private static final String CONCURRENT = RUNTIME + ".concurrent";
    private static final String OBSERVE = RUNTIME + ".observe";
    private static final String DOMAIN = RUNTIME + ".domain";
    private static final String EMIT = RUNTIME + ".emit";
    private static final String RECEIVE = RUNTIME + ".receive";
    private static final String MEMORY = RUNTIME + ".memory";
    private static final String DAGGER = RUNTIME + ".dagger";

    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            room(API),
            room(CODEGEN, API),
            // Codegen for ReaderLimits: formats tell codecs what their readers take.
            room(WIRE, API, CODEGEN),
            room(TRANSPORT, API),
            room(RETRY, API),
            room(TIME),
            room(CONCURRENT, TIME),
            room(OBSERVE, API),
            // Apart from emit, because a domain event's handlers are retried, and emitting knows no retries.
            room(DOMAIN, API, CODEGEN, RETRY, CONCURRENT, OBSERVE, TIME),
            room(EMIT, API, CODEGEN, WIRE, TRANSPORT, OBSERVE, TIME, DOMAIN),
            room(RECEIVE, API, CODEGEN, WIRE, TRANSPORT, RETRY, CONCURRENT, OBSERVE, TIME),
            // The api for Headers: publishRaw takes them, and so does every message of the SPI.
            room(MEMORY, API, TRANSPORT, CONCURRENT, TIME),
            // The api and codegen for EventEmitter and EventTable: what the module provides and collects.
            room(DAGGER, API, CODEGEN, RUNTIME),
            room(
                    RUNTIME,
                    API,
                    CODEGEN,
                    WIRE,
                    TRANSPORT,
                    RETRY,
                    TIME,
                    CONCURRENT,
                    OBSERVE,
                    DOMAIN,
                    EMIT,
                    RECEIVE,
                    MEMORY));

    private static final JavaClasses CLASSES = Repository.classesOf("api", "runtime");

    /** One reference is let through: {@code @UseCodec} names its codec's type, so that javac checks it. */
    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomImportsOnlyWhatItsLineAllows(String room) {
        String[] allowed = Stream.concat(Stream.of(room), MAY_IMPORT.getOrDefault(room, Set.of()).stream())
                .toArray(String[]::new);
        classes()
                .that(resideInAPackage(room).and(not(type(UseCodec.class))))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("dev.signalbox..")).or(resideInAnyPackage(allowed)))
                .because("the table of rooms allows " + room + " only " + Arrays.asList(allowed))
                .check(CLASSES);
    }

    @Test
    void thePackagesAreTheRoomsOfTheTable() {
        Set<String> packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(packages).isEqualTo(MAY_IMPORT.keySet());
    }

    @Test
    void onlyTheDaggerRoomKnowsDagger() {
        noClasses()
                .that(not(resideInAPackage(DAGGER)))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dagger..", "jakarta.inject..", "javax.inject.."))
                .check(CLASSES);
    }

    @Test
    void databindIsNeverCalled() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("tools.jackson.databind..", "com.fasterxml.jackson.databind.."))
                .check(CLASSES);
    }

    @Test
    void retryDecidesWithoutThreads() {
        noClasses()
                .that(resideInAPackage(RETRY))
                .should()
                .dependOnClassesThat(JavaClass.Predicates.assignableTo(Thread.class)
                        .or(JavaClass.Predicates.assignableTo(Executor.class))
                        .or(JavaClass.Predicates.assignableTo(Lock.class)))
                .check(CLASSES);
    }

    static Stream<String> rooms() {
        return MAY_IMPORT.keySet().stream().sorted();
    }

    private static Map.Entry<String, Set<String>> room(String name, String... mayImport) {
        return Map.entry(name, Set.of(mayImport));
    }
}
