package io.sluice.ingest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "io.sluice.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule REST_IS_SPOKEN_IN_INTAKE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..intake..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "jakarta.ws.rs..", "org.jboss.resteasy..", "io.quarkiverse.resteasy.."));

  @ArchTest
  static final ArchRule KAFKA_IS_SPOKEN_IN_PUBLISH =
      noClasses()
          .that()
          .resideOutsideOfPackages("..publish..", "..counting..", "..startup..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.apache.kafka.."));

  @ArchTest
  static final ArchRule THE_CORE_KNOWS_NO_CONTAINER =
      noClasses()
          .that()
          .resideInAnyPackage("..validation..", "..limits..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "jakarta.enterprise..",
                  "jakarta.inject..",
                  "io.quarkus.arc..",
                  "io.micrometer..",
                  "org.apache.kafka..",
                  "jakarta.ws.rs.."));

  @ArchTest
  static final ArchRule TIME_COMES_IN_AS_AN_ARGUMENT =
      noClasses()
          .that()
          .resideInAnyPackage("..validation..", "..limits..", "..profile..", "..counts..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith(Inject.class);

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("io.sluice.ingest.(*)..").should().beFreeOfCycles();
}
