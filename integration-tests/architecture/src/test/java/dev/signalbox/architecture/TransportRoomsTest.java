package dev.signalbox.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The rooms of the transports: they know the SPI and their client, and nothing of events. */
class TransportRoomsTest {

    private static final JavaClasses KAFKA = Repository.classesOf("runtime-kafka");

    private static final JavaClasses RABBITMQ = Repository.classesOf("runtime-rabbitmq");

    @Test
    void kafkaKnowsTheSpiAlone() {
        knowTheSpiAnd("dev.signalbox.kafka..").check(KAFKA);
    }

    @Test
    void rabbitMqKnowsTheSpiAlone() {
        knowTheSpiAnd("dev.signalbox.rabbitmq..").check(RABBITMQ);
    }

    @Test
    void confirmsAndGenerationsKnowNoClient() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("ConfirmLedger")
                .or()
                .haveSimpleNameStartingWith("ChannelGeneration")
                .should()
                .dependOnClassesThat(resideInAPackage("com.rabbitmq.."))
                .check(RABBITMQ);
    }

    private static ArchRule knowTheSpiAnd(String ownPackages) {
        return classes()
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.signalbox.."))
                        .or(resideInAnyPackage(
                                "dev.signalbox",
                                "dev.signalbox.runtime.transport",
                                "dev.signalbox.runtime.observe", // the log that never throws
                                "dev.signalbox.runtime.time", // threads that outlive an exhausted heap
                                ownPackages)));
    }

    /** What is easily wrong is plain data, so that it can be tried in thousands of orders. */
    @Test
    void theLedgerAndTheEpochKnowNoClient() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("PartitionLedger")
                .or()
                .haveSimpleNameStartingWith("AssignmentEpoch")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.kafka.."))
                .check(KAFKA);
    }
}
