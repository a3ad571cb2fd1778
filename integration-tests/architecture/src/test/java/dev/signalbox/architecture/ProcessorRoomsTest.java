package dev.signalbox.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.google.auto.common.AnnotationMirrors;
import com.google.auto.common.AnnotationValues;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import org.junit.jupiter.api.Test;

/** The rooms of the processor: read, model, validate, write, in this order and no other. */
class ProcessorRoomsTest {

    private static final String ROOT = "dev.signalbox.processor";
    private static final String READ = ROOT + ".read..";
    private static final String MODEL = ROOT + ".model..";
    private static final String VALIDATE = ROOT + ".validate..";
    private static final String WRITE = ROOT + ".write..";
    private static final String DIAGNOSTIC = ROOT + ".diagnostic..";

    private static final DescribedPredicate<JavaClass> JAVAC_TYPE =
            resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..", "javax.tools..", "com.sun..");

    private static final DescribedPredicate<JavaClass> ANNOTATION_MIRROR = belongToAnyOf(
            AnnotationMirror.class, AnnotationValue.class, AnnotationMirrors.class, AnnotationValues.class);

    private static final DescribedPredicate<JavaClass> ORIGIN =
            resideInAPackage(ROOT + ".model").and(simpleName("Origin"));

    private static final JavaClasses CLASSES = Repository.classesOf("processor");

    @Test
    void validateNeverImportsWrite() {
        check(noClasses().that(resideInAPackage(VALIDATE)).should().dependOnClassesThat(resideInAPackage(WRITE)));
    }

    @Test
    void writeNeverImportsValidate() {
        check(noClasses().that(resideInAPackage(WRITE)).should().dependOnClassesThat(resideInAPackage(VALIDATE)));
    }

    @Test
    void onlyReadOpensAnnotationMirrors() {
        check(noClasses()
                .that(not(resideInAPackage(READ)))
                .should()
                .accessTargetWhere(
                        JavaAccess.Predicates.targetOwner(ANNOTATION_MIRROR).as("it opens an annotation mirror")));
    }

    @Test
    void annotationMirrorsAreCarriedOnlyAsPositions() {
        check(noClasses()
                .that(not(resideInAnyPackage(READ, DIAGNOSTIC).or(ORIGIN)))
                .should()
                .dependOnClassesThat(ANNOTATION_MIRROR));
    }

    @Test
    void theModelHasNoJavacTypesButOrigin() {
        check(noClasses()
                .that(resideInAPackage(MODEL).and(not(ORIGIN)))
                .should()
                .dependOnClassesThat(JAVAC_TYPE));
    }

    @Test
    void validatingNeedsTheModelAlone() {
        check(noClasses()
                .that(resideInAPackage(VALIDATE))
                .should()
                .dependOnClassesThat(JAVAC_TYPE.and(not(belongToAnyOf(SourceVersion.class)))));
    }

    @Test
    void theModelImportsNoOtherRoom() {
        check(classes()
                .that(resideInAPackage(MODEL))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(ROOT + "..")).or(resideInAPackage(MODEL))));
    }

    @Test
    void thereIsNoStaticState() {
        check(fields().that().areStatic().should().beFinal());
    }

    @Test
    void theProcessorKnowsNoneOfOurOtherModules() {
        check(classes()
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("dev.signalbox..")).or(resideInAPackage(ROOT + ".."))));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
