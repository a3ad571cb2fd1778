package dev.signalbox.benchmarks.startup;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The programs below {@code benchmarks/startup}: the same work on several frameworks. */
enum Program {
    PLAIN("plain Java", "plain", "plain.PlainApp"),
    DAGGER("Dagger alone", "dagger", "dagger.DaggerApp"),
    SIGNALBOX_DOMAIN("Signalbox, domain event", "signalbox", "domain.DomainApp"),
    SIGNALBOX("Signalbox, in-memory transport", "signalbox", "transport.TransportApp"),
    SIGNALBOX_BY_HAND("the same without Dagger", "signalbox", "transport.ByHandApp"),
    MICRONAUT("Micronaut", "micronaut", "micronaut.MicronautApp"),
    SPRING_BOOT("Spring Boot", "spring-boot", "spring.SpringApp");

    private final String title;
    private final String module;
    private final String main;

    Program(String title, String module, String main) {
        this.title = title;
        this.module = module;
        this.main = "dev.signalbox.startup." + main;
    }

    /** All of them, by the names that the command line knows. */
    static Map<String, Program> byName() {
        Map<String, Program> programs = new LinkedHashMap<>();
        Stream.of(values())
                .forEach(each ->
                        programs.put(each.name().toLowerCase(Locale.ROOT).replace('_', '-'), each));
        return programs;
    }

    String title() {
        return title;
    }

    /** The folder of its module. */
    String module() {
        return module;
    }

    /** The class to run. */
    String main() {
        return main;
    }
}
